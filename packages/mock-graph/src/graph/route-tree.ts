import { graphVersions, type OperationId, operations, pathAliases } from '@cutover/contract/operations';

export type Version = (typeof graphVersions)[number];

export interface Match {
  readonly operation: OperationId;
  readonly parameters: Readonly<Record<string, string>>;
  /** What `@odata.context` names: the set as the request addressed it. */
  readonly set: string;
  /** The last path parameter comes in the query as `@id` (the second form of removing a reference). */
  readonly referenceInQuery: string | undefined;
}

interface Leaf {
  readonly operation: OperationId;
  readonly names: readonly string[];
  readonly set: string;
  readonly referenceInQuery: string | undefined;
}

interface Node {
  readonly literals: Map<string, Node>;
  parameter: Node | undefined;
  readonly leaves: Map<string, Leaf>;
  /** A literal segment as the description writes it. */
  readonly spelling?: string;
}

const newNode = (spelling?: string): Node => ({
  literals: new Map(),
  parameter: undefined,
  leaves: new Map(),
  ...(spelling === undefined ? {} : { spelling }),
});
const isParameter = (segment: string): boolean => segment.startsWith('{');

/** False for what stands where a key may stand and is none: `$count`, `delta`, a cast to a type. */
const isKey = (segment: string): boolean => !/^(\$|delta$|microsoft\.graph\.)/i.test(segment);

/** Where a path leads: an operation, a known path without that method, or how far it is known. */
export type Lookup =
  | { readonly kind: 'found'; readonly match: Match }
  | { readonly kind: 'otherMethod'; readonly allowed: readonly string[] }
  /** `depth`: how many segments are known. */
  | { readonly kind: 'unknown'; readonly nearest: string | undefined; readonly depth: number };

/** The path of a route at or below a node that was reached; undefined where nothing of the path is known. */
function nearestServed(node: Node, path: readonly string[]): string | undefined {
  if (path.length === 0) return undefined;
  if (node.leaves.size > 0) return `/${path.join('/')}`;
  for (const [segment, child] of node.literals) {
    const found = nearestServed(child, [...path, child.spelling ?? segment]);
    if (found !== undefined) return found;
  }
  return node.parameter && nearestServed(node.parameter, [...path, '{id}']);
}

/** Routes of one version as a tree of segments, read without regard to case. */
export class RouteTree {
  readonly #root = newNode();

  constructor(version: Version) {
    for (const description of Object.values(operations)) {
      if (!description.versions.includes(version)) continue;
      const paths = [description.path];
      for (const alias of pathAliases) {
        if (
          alias.versions.includes(version) &&
          (description.path === alias.to || description.path.startsWith(`${alias.to}/`))
        ) {
          paths.push(alias.path + description.path.slice(alias.to.length));
        }
      }
      for (const path of paths) {
        this.#add(description.method, path, description.id as OperationId);
        const reference = /^(.*)\/\{(\w+)\}\/\$ref$/.exec(path);
        if (description.method === 'DELETE' && reference)
          this.#add('DELETE', `${reference[1]}/$ref`, description.id as OperationId, reference[2]);
      }
    }
  }

  #add(method: string, path: string, operation: OperationId, referenceInQuery?: string): void {
    let node = this.#root;
    const names: string[] = [];
    const segments = path.slice(1).split('/');
    for (const segment of segments) {
      if (isParameter(segment)) {
        names.push(segment.slice(1, -1));
        node.parameter ??= newNode();
        node = node.parameter;
      } else {
        const key = segment.toLowerCase();
        const next = node.literals.get(key) ?? newNode(segment);
        node.literals.set(key, next);
        node = next;
      }
    }
    const set = segments.filter((segment) => !isParameter(segment) && segment !== '$ref').join('/');
    node.leaves.set(method, { operation, names, set, referenceInQuery });
  }

  find(method: string, segments: readonly string[]): Lookup {
    let node = this.#root;
    const values: string[] = [];
    const known: string[] = [];
    for (const segment of segments) {
      const literal = node.literals.get(segment.toLowerCase());
      const next = literal ?? (isKey(segment) ? node.parameter : undefined);
      if (!next) return { kind: 'unknown', nearest: nearestServed(node, known), depth: known.length };
      if (!literal) values.push(segment);
      known.push(literal ? segment : '{id}');
      node = next;
    }
    const leaf = node.leaves.get(method);
    if (!leaf) {
      if (node.leaves.size === 0) return { kind: 'unknown', nearest: nearestServed(node, known), depth: known.length };
      return { kind: 'otherMethod', allowed: [...node.leaves.keys()] };
    }
    const parameters = Object.fromEntries(values.map((value, index) => [leaf.names[index] ?? '', value]));
    return {
      kind: 'found',
      match: { operation: leaf.operation, parameters, set: leaf.set, referenceInQuery: leaf.referenceInQuery },
    };
  }
}

/** Route trees by version, built on first use. */
const trees = new Map<Version, RouteTree>();

export function routeTree(version: Version): RouteTree {
  let tree = trees.get(version);
  if (!tree) {
    tree = new RouteTree(version);
    trees.set(version, tree);
  }
  return tree;
}

export const asVersion = (segment: string | undefined): Version | undefined =>
  graphVersions.find((version) => version === segment?.toLowerCase());
