/** Where our description differs from a published one. */
import { forVersion, type JsonObject, objectAt, type Version } from './description.ts';
import { operationKeys, type PropertyShape, type Published, type TypeShape, typeShape } from './published.ts';

/** What can differ. The first three are things that only we have. */
export const differenceKinds = [
  'operation',
  'schema',
  'property',
  'type',
  'nullability',
  'members',
  'member order',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  readonly version: Version;
  readonly form: Published['form'];
  /** `featureRolloutPolicy.displayName`, `stagedFeatureName`, `GET /users/{}`. */
  readonly where: string;
  readonly kind: DifferenceKind;
  readonly ours: string;
  readonly theirs: string;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Properties by type that we do not describe. */
  readonly onlyTheirs: ReadonlyMap<string, readonly string[]>;
  readonly compared: { readonly schemas: number; readonly properties: number; readonly operations: number };
}

/** Our schema's counterpart: its own name, or for a request body the entity that it writes. */
function counterpart(published: Published, name: string): { theirs: TypeShape; body: boolean } | undefined {
  const same = published.types.get(name);
  if (same) return { theirs: same, body: false };
  const entity = published.types.get(name.replace(/(Create|Update)$/, ''));
  return entity && { theirs: entity, body: true };
}

export function compare(description: JsonObject, published: Published): Comparison {
  const { version, form } = published;
  const document = forVersion(description, version);
  const schemas = objectAt(objectAt(document['components'], 'components')['schemas'], 'schemas');
  const differences: Difference[] = [];
  const onlyTheirs = new Map<string, string[]>();
  const compared = { schemas: 0, properties: 0, operations: 0 };
  const differ = (where: string, kind: DifferenceKind, ours: string, theirs = 'absent'): void => {
    differences.push({ version, form, where, kind, ours, theirs });
  };
  const compareProperty = (where: string, ours: PropertyShape, theirs: PropertyShape, body: boolean): void => {
    compared.properties++;
    if (theirs.type !== undefined && ours.type !== theirs.type) differ(where, 'type', String(ours.type), theirs.type);
    // A body may be stricter than what is read: some properties can be null and cannot be made null.
    if (body || ours.nullable === undefined || theirs.nullable === undefined) return;
    const word = (nullable: boolean): string => (nullable ? 'can be null' : 'never null');
    if (ours.nullable !== theirs.nullable) differ(where, 'nullability', word(ours.nullable), word(theirs.nullable));
  };

  for (const [name, schema] of Object.entries(schemas)) {
    if (name.endsWith('Collection')) continue;
    const found = counterpart(published, name);
    if (!found) {
      differ(name, 'schema', 'described');
      continue;
    }
    compared.schemas++;
    const { theirs, body } = found;
    const ours = typeShape(schemas, objectAt(schema, name));
    for (const [property, shape] of ours.properties) {
      const linked = property.replace(/@odata\.bind$/, '');
      const known = theirs.properties.get(linked);
      if (!known) differ(`${name}.${property}`, 'property', shape.type ?? 'described');
      else if (linked === property) compareProperty(`${name}.${property}`, shape, known, body);
    }
    if (ours.members && theirs.members) compareMembers(name, ours.members, theirs.members);
    const rest = [...theirs.properties.keys()].filter((property) => !ours.properties.has(property));
    if (!body && rest.length > 0) onlyTheirs.set(name, rest);
  }

  function compareMembers(name: string, ours: readonly string[], theirs: readonly string[]): void {
    const lacking = theirs.filter((member) => !ours.includes(member));
    const added = ours.filter((member) => !theirs.includes(member));
    if (lacking.length > 0 || added.length > 0)
      differ(name, 'members', added.join(', ') || 'no more', lacking.join(', ') || 'no more');
    else if (ours.join() !== theirs.join()) differ(name, 'member order', ours.join(', '), theirs.join(', '));
  }

  if (published.operations) {
    for (const key of operationKeys(objectAt(document['paths'], 'paths'))) {
      compared.operations++;
      if (!published.operations.has(key)) differ(key, 'operation', 'described');
    }
  }
  return { differences, onlyTheirs, compared };
}

/** Why a difference stays. Without `versions` or `forms` it holds for all. */
export interface DriftReason {
  readonly where: string;
  readonly kind: DifferenceKind;
  readonly versions?: readonly Version[];
  readonly forms?: readonly Published['form'][];
  readonly reason: string;
}

export interface Judgement {
  readonly unexplained: readonly Difference[];
  readonly explained: readonly { readonly difference: Difference; readonly reason: DriftReason }[];
  /** Reasons that nothing needs, among those that the compared descriptions could have needed. */
  readonly stale: readonly DriftReason[];
}

/** Holds differences against the reasons recorded for them. */
export function judge(
  differences: readonly Difference[],
  reasons: readonly DriftReason[],
  examined: readonly Published[],
): Judgement {
  const inScope = (reason: DriftReason, { version, form }: Pick<Difference, 'version' | 'form'>): boolean =>
    (reason.versions?.includes(version) ?? true) && (reason.forms?.includes(form) ?? true);
  const explained: { difference: Difference; reason: DriftReason }[] = [];
  const unexplained: Difference[] = [];
  for (const difference of differences) {
    const reason = reasons.find(
      ({ where, kind, ...scope }) =>
        where === difference.where && kind === difference.kind && inScope({ where, kind, ...scope }, difference),
    );
    if (reason) explained.push({ difference, reason });
    else unexplained.push(difference);
  }
  const used = new Set(explained.map(({ reason }) => reason));
  const couldBeNeeded = (reason: DriftReason): boolean =>
    examined.some((one) => inScope(reason, one) && (reason.kind !== 'operation' || one.operations !== undefined));
  return { unexplained, explained, stale: reasons.filter((reason) => !used.has(reason) && couldBeNeeded(reason)) };
}
