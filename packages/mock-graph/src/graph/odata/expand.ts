import { ODataError, unsupportedOption } from './errors.ts';
import { type EntityModel, typeName } from './model.ts';
import type { ExpandItem } from './option-values.ts';
import { own } from './resolve.ts';

/**
 * Checks `$expand` against the entity: one relationship at most, as Graph's directory has it (facts 7.6), or several of
 * those that come whole.
 * @returns their names, each once.
 */
export function checkExpand(model: EntityModel, expand: readonly ExpandItem[] = []): readonly string[] {
  const relationships = model.navigation ?? {};
  const can = Object.keys(relationships).filter((name) => relationships[name]?.expand);
  const [, second] = expand;
  if (second !== undefined && !can.some((name) => relationships[name]?.expand === 'whole'))
    throw unsupportedOption('Only one relationship can be expanded', second.at);
  for (const { path, at } of expand) {
    if (own(relationships, path)?.expand) continue;
    // Code and first sentence as documented (facts 7.2), the second is ours.
    throw new ODataError(
      'ExpandNotSupported',
      `Expand is not allowed for property '${path}' according to the entity schema. ` +
        `${typeName(model)} can expand ${can.join(', ') || 'nothing'}.`,
      at,
    );
  }
  return [...new Set(expand.map(({ path }) => path))];
}
