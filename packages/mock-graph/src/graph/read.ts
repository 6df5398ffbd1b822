import type { OperationDescription } from '@cutover/contract/operation';
import { MockRefusal } from './answer.ts';
import { requireEntityModel } from './entity-models.ts';
import { type AllowedOptions, COUNT_IGNORED, checkOptions, type Treatment } from './odata/check-options.ts';
import { unsupportedOption } from './odata/errors.ts';
import { compileFilter } from './odata/evaluate.ts';
import { checkExpand } from './odata/expand.ts';
import { impliedEqualities, impliedPeriod, indexable, mentions } from './odata/indexable.ts';
import { decodeSkipToken, encodeSkipToken, listFingerprint, nextLinkQuery } from './odata/paging.ts';
import { parseFilter } from './odata/parser.ts';
import { type OptionName, parseQuery, type Query } from './odata/query.ts';
import type { Expression } from './odata/tree.ts';
import { SERVED, SERVED_ADVANCED, validateFilter } from './odata/validate.ts';
import { presenter } from './present.ts';
import type { Version } from './route-tree.ts';
import type { Expansions, FilterFacts, ListItem, ListSource, ReadInput, Row, Shown } from './rows.ts';

/** All that a read needs to know of its request. */
export interface ReadRequest extends ReadInput {
  readonly version: Version;
  readonly description: OperationDescription;
  /** Raw query. */
  readonly search: string;
  /** Absolute address of the version root, with the tenant's prefix. */
  readonly base: string;
  /** Raw path below the version. */
  readonly path: string;
  /** The set that the context names. */
  readonly set: string;
  readonly unknownMembers: boolean;
  readonly bare: boolean;
  /** `ConsistencyLevel: eventual`: an advanced query. */
  readonly eventual: boolean;
}

/** Largest number of items that `$expand` includes of a relationship of the directory. */
const expandLimit = 20;

const allowedOptions = new Map<string, AllowedOptions>();

function optionsOf(description: OperationDescription): AllowedOptions {
  let allowed = allowedOptions.get(description.id);
  if (!allowed) {
    const options: Partial<Record<OptionName, Treatment>> = {};
    for (const name of description.query as OptionName[]) options[name] = name === '$count' ? COUNT_IGNORED : 'served';
    allowed = { options, maximumTop: description.page.maximum };
    allowedOptions.set(description.id, allowed);
  }
  return allowed;
}

/** One member of a JSON object, as text. */
const member = (name: string, value: string): string => `"${name}":${JSON.stringify(value)}`;

/** The members of a JSON object as text, put together. */
const objectOf = (members: readonly string[]): string => `{${members.filter((text) => text !== '').join(',')}}`;
const membersOf = (object: string): string => object.slice(1, -1);

function context(request: ReadRequest, query: Query, single: boolean): string {
  if (request.bare) return '';
  const parts = [...(query.select ?? []), ...(query.expand ?? []).map((item) => `${item.path}()`)];
  const list = parts.length === 0 ? '' : `(${parts.join(',')})`;
  return member('@odata.context', `${request.base}/$metadata#${request.set}${list}${single ? '/$entity' : ''}`);
}

/** What `$expand` adds to an item, as members of its JSON text. */
function expander(
  request: ReadRequest,
  query: Query,
  entity: string,
  expand: Expansions | undefined,
): (item: object) => string {
  const { version, unknownMembers, bare } = request;
  const model = requireEntityModel(version, entity);
  const parts = checkExpand(model, query.expand).map((name) => {
    const read = expand?.[name];
    if (!read) throw new Error(`The description lets '${name}' be expanded, and its row does not say how.`);
    const relationship = model.navigation?.[name];
    // Only directory objects are of several types.
    const typed = relationship?.entity === 'directoryObject' && !bare;
    const present = presenter({ version, select: undefined, unknownMembers, typed });
    const limit = relationship?.expand === 'whole' ? Number.POSITIVE_INFINITY : expandLimit;
    return (item: object): string => {
      const found = read(request.view, item);
      if ('entity' in found) return `"${name}":${present(found)}`;
      const members: string[] = [];
      for (const expanded of found) {
        if (members.length >= limit) break;
        members.push(present(expanded));
      }
      return `"${name}":[${members.join(',')}]`;
    };
  });
  return (item) => parts.map((part) => part(item)).join(',');
}

function readOptions(request: ReadRequest): Query {
  const query = parseQuery(request.search);
  checkOptions(query, optionsOf(request.description));
  return query;
}

/** The body of an answer with one object. */
export function readEntity(
  request: ReadRequest,
  row: Extract<Row, { kind: 'entity' }>,
): { body: string; selected: boolean } {
  const query = readOptions(request);
  const shown = row.read(request);
  return { body: showEntity(request, query, shown, row.expand), selected: query.select !== undefined };
}

/** One object as the answer to a read, or to the write that made it. */
export function showEntity(request: ReadRequest, query: Query, shown: Shown, expand?: Expansions): string {
  const { entity, item } = shown;
  // An object read as a directoryObject says what it is.
  const typed = (request.description.entity === 'directoryObject' || shown.typed === true) && !request.bare;
  const present = presenter({
    version: request.version,
    select: query.select,
    unknownMembers: request.unknownMembers,
    typed,
  });
  const expanded = expander(request, query, entity, expand)(item);
  return objectOf([context(request, query, true), membersOf(present({ entity, item })), expanded]);
}

/** The body of an answer with a page of a list. */
export function readList(
  request: ReadRequest,
  row: Extract<Row, { kind: 'list' }>,
): { body: string; selected: boolean } {
  const query = readOptions(request);
  const entity = request.description.entity ?? 'directoryObject';
  const source = row.list(request);
  const { candidates, accepts, examined } = filtered(request, query, entity, source);
  const fingerprint = listFingerprint(query, request.path.toLowerCase());
  const start = query.skiptoken === undefined ? undefined : String(decodeSkipToken(query.skiptoken, fingerprint));
  const size = query.top ?? request.description.page.default;
  const typed = row.typed === true && !request.bare;
  if (row.typed) refuseUnknownInAll(request, query);
  const present = presenter(
    {
      version: request.version,
      select: query.select,
      unknownMembers: request.unknownMembers,
      typed,
    },
    entity,
  );
  const expand = expander(request, query, entity, row.expand);
  const value: string[] = [];
  let last: string | undefined;
  let more = false;
  let looked = 0;
  for (const candidate of candidates(start)) {
    if (looked === examined) {
      more = true;
      break;
    }
    looked += 1;
    const accepted = accepts(candidate.item);
    if (value.length === size) {
      if (!accepted) continue;
      more = true;
      break;
    }
    last = candidate.position;
    if (!accepted) continue;
    const expanded = expand(candidate.item);
    const shown = present(candidate);
    value.push(expanded === '' ? shown : objectOf([membersOf(shown), expanded]));
  }
  const next =
    more && last !== undefined
      ? member(
          '@odata.nextLink',
          `${request.base}${request.path}?${nextLinkQuery(query, encodeSkipToken(last, fingerprint))}`,
        )
      : '';
  // Without the header Graph takes $count without effect, and it counts on the first page only.
  const counted = query.count === true && request.eventual && start === undefined;
  const count = counted ? `"@odata.count":${countAll(candidates(undefined), accepts)}` : '';
  const body = objectOf([context(request, query, false), count, next, `"value":[${value.join(',')}]`]);
  return { body, selected: query.select !== undefined };
}

function countAll(candidates: Iterable<ListItem>, accepts: (item: object) => boolean): number {
  let count = 0;
  for (const { item } of candidates) if (accepts(item)) count += 1;
  return count;
}

/** In a mixed list a selected property has to be one of any of the kinds. */
function refuseUnknownInAll(request: ReadRequest, query: Query): void {
  const kinds = ['user', 'group', 'orgContact'].map((name) => requireEntityModel(request.version, name).properties);
  for (const name of query.select ?? []) {
    if (!kinds.some((properties) => Object.hasOwn(properties, name))) {
      throw new MockRefusal(
        400,
        'BadRequest',
        `Could not find a property named '${name}' on type 'microsoft.graph.directoryObject'.`,
        'unknown-property',
      );
    }
  }
}

interface Filtered {
  readonly candidates: (start: string | undefined) => Iterable<ListItem>;
  readonly accepts: (item: object) => boolean;
  /** How many candidates are looked at for one page; undefined for all. */
  readonly examined: number | undefined;
}

function filtered(request: ReadRequest, query: Query, entity: string, source: ListSource): Filtered {
  if (query.filter === undefined) {
    const { shows = () => true, examined } = source;
    return { candidates: ordered(query, source), accepts: shows, examined };
  }
  const served = source.served ?? (request.eventual && query.count ? SERVED_ADVANCED : SERVED);
  const filter = validateFilter(parseFilter(query.filter), requireEntityModel(request.version, entity), served);
  const narrowed = source.narrowed?.(factsOf(filter.tree)) ?? source;
  const candidates = ordered(query, narrowed);
  const { index, shows, examined } = narrowed;
  const passes = compileFilter(filter);
  const accepts = shows ? (item: object) => shows(item) && passes(item) : passes;
  const equality = index && indexable(filter.tree, Object.keys(index));
  if (!index || !equality) return { candidates, accepts, examined };
  const found = index[equality.property]?.(String(equality.value));
  return {
    candidates: (start) => (found && (start === undefined || found.position > start) ? [found] : []),
    accepts,
    examined,
  };
}

function factsOf(tree: Expression): FilterFacts {
  const equalities = impliedEqualities(tree);
  return {
    equal: (property) => {
      const found = equalities.find((equality) => equality.property === property);
      return found && String(found.value).toLowerCase();
    },
    period: (property) => impliedPeriod(tree, property),
    mentions: (property) => mentions(tree, property),
  };
}

function ordered(query: Query, source: ListSource): (start: string | undefined) => Iterable<ListItem> {
  const [order, ...others] = query.orderby ?? [];
  if (!order) return source.after;
  const directions = source.orders?.[order.path];
  if (!directions || others.length > 0) {
    throw unsupportedOption(
      `$orderby by '${(query.orderby ?? []).map((item) => item.path).join(', ')}' is not supported here. Supported: ${Object.keys(source.orders ?? {}).join(', ') || 'none'}.`,
      order.at,
    );
  }
  return directions[order.direction];
}
