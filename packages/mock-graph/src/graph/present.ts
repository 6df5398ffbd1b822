import { requireEntityModel } from './entity-models.ts';
import { compileProjection, type Projection } from './odata/select.ts';
import type { Version } from './route-tree.ts';
import type { Shown } from './rows.ts';

const sentinel = 'unknownFutureValue';

/** How one request wants objects shown. */
export interface Presentation {
  readonly version: Version;
  readonly select: readonly string[] | undefined;
  /** `Prefer: include-unknown-enum-members` (SR-02). */
  readonly unknownMembers: boolean;
  /** Put `@odata.type` first, as the service does in lists of mixed objects. */
  readonly typed: boolean;
}

type Present = (item: object) => Record<string, unknown>;

const wholeProjections = new Map<string, Projection>();

function projection(version: Version, entity: string, select: readonly string[] | undefined): Projection {
  const model = requireEntityModel(version, entity);
  if (select) return compileProjection(model, select);
  const key = `${version} ${entity}`;
  let compiled = wholeProjections.get(key);
  if (!compiled) {
    compiled = compileProjection(model);
    wholeProjections.set(key, compiled);
  }
  return compiled;
}

/**
 * Replaces enumeration members that a client is not shown: those that the version lacks, and, unless it asked for them,
 * those that were added after the sentinel.
 */
function hider(
  version: Version,
  entity: string,
  unknownMembers: boolean,
): ((shown: Record<string, unknown>) => void) | undefined {
  const enumerations = Object.entries(requireEntityModel(version, entity).properties).flatMap(
    ([name, { members, hiddenMembers = [] }]) => {
      const visible = members?.filter((member) => unknownMembers || !hiddenMembers.includes(member));
      return visible ? [{ name, visible }] : [];
    },
  );
  if (enumerations.length === 0) return undefined;
  return (shown) => {
    for (const { name, visible } of enumerations) {
      const value = shown[name];
      if (typeof value === 'string' && !visible.includes(value)) shown[name] = sentinel;
    }
  };
}

/**
 * Shows objects as a request wants them. A property that only some of the entities of a mixed list have is left out of
 * the others; one that none has is refused.
 */
export function presenter(presentation: Presentation): (shown: Shown) => Record<string, unknown> {
  const byEntity = new Map<string, Present>();
  const build = (entity: string): Present => {
    const { version, select, unknownMembers, typed } = presentation;
    const known = requireEntityModel(version, entity).properties;
    const project = projection(version, entity, typed ? select?.filter((name) => Object.hasOwn(known, name)) : select);
    const hide = hider(version, entity, unknownMembers);
    if (!hide && !typed) return project;
    return (item) => {
      const shown = project(item);
      hide?.(shown);
      return typed ? { '@odata.type': `#microsoft.graph.${entity}`, ...shown } : shown;
    };
  };
  return ({ entity, item }) => {
    let present = byEntity.get(entity);
    if (!present) {
      present = build(entity);
      byEntity.set(entity, present);
    }
    return present(item);
  };
}
