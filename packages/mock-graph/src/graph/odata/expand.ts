import { ODataError, unsupportedOption } from './errors.ts';
import { type EntityModel, typeName } from './model.ts';
import type { ExpandItem } from './option-values.ts';
import { own } from './resolve.ts';

/**
 * Checks `$expand` against the entity: one relationship at most, as Graph's directory has it (facts 7.6), and one that can be
 * expanded.
 * @returns its name, or undefined when nothing is expanded.
 */
export function checkExpand(model: EntityModel, expand: readonly ExpandItem[] = []): string | undefined {
  const [first, second] = expand;
  if (second !== undefined) throw unsupportedOption('Only one relationship can be expanded', second.at);
  if (first === undefined) return undefined;
  const relationships = model.navigation ?? {};
  if (own(relationships, first.path)?.expand === true) return first.path;
  const can = Object.keys(relationships).filter((name) => relationships[name]?.expand === true);
  // Code and first sentence as documented (facts 7.2), the second is ours.
  throw new ODataError(
    'ExpandNotSupported',
    `Expand is not allowed for property '${first.path}' according to the entity schema. ` +
      `${typeName(model)} can expand ${can.join(', ') || 'nothing'}.`,
    first.at,
  );
}
