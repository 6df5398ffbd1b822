import { requireEntityModel } from './entity-models.ts';
import { compileProjection } from './odata/select.ts';
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

/** Shows items as JSON text. An item that is part of the state never changes, so its text is kept while there is room. */
type Present = (item: object) => string;

const rememberedTexts = 20_000;

function remembering(show: Present): Present {
  let texts = new WeakMap<object, string>();
  let count = 0;
  return (item) => {
    let text = texts.get(item);
    if (text === undefined) {
      text = show(item);
      if (count >= rememberedTexts) {
        texts = new WeakMap();
        count = 0;
      }
      texts.set(item, text);
      count += 1;
    }
    return text;
  };
}

function build({ version, select, unknownMembers, typed }: Presentation, entity: string): Present {
  const model = requireEntityModel(version, entity);
  const project = compileProjection(
    model,
    typed ? select?.filter((name) => Object.hasOwn(model.properties, name)) : select,
  );
  const hide = hider(version, entity, unknownMembers);
  return (item) => {
    const shown = project(item);
    hide?.(shown);
    return JSON.stringify(typed ? { '@odata.type': `#microsoft.graph.${entity}`, ...shown } : shown);
  };
}

/** How whole objects are shown, which is what most requests want. */
const whole = new Map<string, Present>();

/**
 * Shows objects as JSON text, as a request wants them. A property that only some of the entities of a mixed list have is
 * left out of the others; one that none has is refused. With `entity` a property that it lacks is refused even when
 * nothing is shown.
 */
export function presenter(presentation: Presentation, entity?: string): (shown: Shown) => string {
  const { version, select, unknownMembers, typed } = presentation;
  const known = select ? new Map<string, Present>() : whole;
  const presentOf = (name: string): Present => {
    const key = `${version} ${name} ${unknownMembers} ${typed}`;
    let present = known.get(key);
    if (!present) {
      present = select ? build(presentation, name) : remembering(build(presentation, name));
      known.set(key, present);
    }
    return present;
  };
  if (entity !== undefined && !typed) presentOf(entity);
  return (shown) => presentOf(shown.entity)(shown.item);
}
