/** How a call of the control surface is described: method and path, what it takes, and what answers it. */
import * as z from 'zod/mini';
import { decodeSegment } from '../graph/url.ts';
import type { MockTenant } from '../mock-tenant.ts';
import { refuseAbsent } from './named.ts';
import { knownInstead, namesAt, problemsOf } from './problems.ts';
import { ControlError } from './refusal.ts';

/** The mock as its control surface sees it. */
export interface MockAccess {
  /** Key that callers have to show; undefined on loopback. */
  readonly controlKey: string | undefined;
  tenant(name?: string): MockTenant;
  tenantNames(): string[];
  /** The tenant of an id or of a verified domain. */
  findTenant(name: string): MockTenant | undefined;
  drop(name: string): boolean;
  load(file: unknown, name?: string): MockTenant;
}

export { ControlError };

/** An answer that is not JSON. */
export class TextAnswer {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What JSON holds: a member is there with a value, or not there. */
type Parsed<Value> = Value extends readonly (infer Item)[]
  ? Parsed<Item>[]
  : Value extends object
    ? { [Name in keyof Value]: Parsed<Exclude<Value[Name], undefined>> }
    : Value;

type Schema = z.ZodMiniType;
type Output<Given extends Schema> = Parsed<z.infer<Given>>;

/** The names in braces of a path: `name` of `/on-premises/servers/{name}`. */
type Parameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameters<Rest>
  : never;

/** A request as it came. */
export interface ControlRequest {
  readonly mock: MockAccess;
  readonly tenant: MockTenant;
  readonly body: Record<string, unknown>;
  readonly query: URLSearchParams;
  /** Media types that the caller takes. */
  readonly accept: string | undefined;
}

interface Described<Body extends Schema, Query extends Schema> {
  /** What the body is; absent: there is none. */
  readonly body?: Body;
  /** The options of the query, each given at most once; absent: there are none. */
  readonly query?: Query;
}

interface Asked<Path extends string, Body extends Schema, Query extends Schema> {
  readonly mock: MockAccess;
  readonly tenant: MockTenant;
  readonly accept: string | undefined;
  readonly path: Readonly<Record<Parameters<Path>, string>>;
  readonly body: Output<Body>;
  readonly query: Output<Query>;
}

export interface ControlCall {
  /** Method and path below `/_mock`, such as `GET /on-premises/servers/{name}`. */
  readonly name: string;
  readonly body: Schema;
  readonly query: Schema;
  /** The parameters of a path that is this call's; undefined for others. */
  match(method: string, path: string): Readonly<Record<string, string>> | undefined;
  answer(request: ControlRequest, path: Readonly<Record<string, string>>): unknown;
}

const nothing = z.strictObject({});

/** Describes a call. What `answer` gives is sent as JSON with status 200; nothing is sent as `{}`. */
export function call<
  const Path extends string,
  Body extends Schema = typeof nothing,
  Query extends Schema = typeof nothing,
>(
  name: Path,
  answer: (asked: Asked<Path, Body, Query>) => unknown,
  { body, query }: Described<Body, Query> = {},
): ControlCall {
  const [bodySchema, querySchema] = [body ?? nothing, query ?? nothing];
  const [method = '', pattern = ''] = name.split(' ');
  const segments = pattern.split('/');
  return {
    name,
    body: bodySchema,
    query: querySchema,
    match(asked, path) {
      const given = path.split('/');
      if (asked !== method || given.length !== segments.length) return undefined;
      const parameters: Record<string, string> = {};
      for (const [index, segment] of segments.entries()) {
        const value = given[index] ?? '';
        if (!segment.startsWith('{')) {
          if (segment !== value) return undefined;
        } else if (value === '') return undefined;
        else parameters[segment.slice(1, -1)] = decodeSegment(value);
      }
      return parameters;
    },
    answer({ mock, tenant, accept, ...given }, path) {
      // What is wrong with either is told at once.
      const asked = readAll({
        query: () => read(querySchema, options(given.query), 'query'),
        body: () => read(bodySchema, given.body, 'body'),
      }) as { query: Output<Query>; body: Output<Body> };
      refuseAbsent(tenant.view(), segments, path, asked.query as Record<string, unknown>);
      return answer({ mock, tenant, accept, path: path as Record<Parameters<Path>, string>, ...asked });
    },
  };
}

function readAll(parts: Readonly<Record<string, () => unknown>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const refusals: ControlError[] = [];
  for (const [name, part] of Object.entries(parts)) {
    try {
      values[name] = part();
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (first) throw new ControlError(first.status, refusals.map(({ message }) => message).join(' '));
  return values;
}

function options(query: URLSearchParams): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of query) {
    if (Object.hasOwn(given, name))
      throw new ControlError(400, `The query option '${name}' is given twice. Give it once.`);
    given[name] = value;
  }
  return given;
}

/** Holds what was given against its description. Throws a ControlError that names every problem, and what is known. */
export function read<Given extends Schema>(schema: Given, value: unknown, what: 'body' | 'query'): Output<Given> {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return result.data as Output<Given>;
  const { issues } = result.error;
  const problems = problemsOf(issues).map(({ path, message }) => `${path || 'it'} ${message}`);
  const known = namesAt(schema).length === 0 ? [`This call takes no ${what}.`] : knownInstead(schema, issues);
  throw new ControlError(400, [`The ${what} is not as expected: ${problems.join('; ')}.`, ...known].join(' '));
}

export const text = z.string().check(z.minLength(1));
export const flag = z.boolean();
/** A time in ISO 8601, or in milliseconds. */
export const moment = z.union([text, z.number()]);
/** A yes or no in a query. */
export const queryFlag = z.enum(['true', 'false']);
