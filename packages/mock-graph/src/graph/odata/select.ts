import { ODataError, unsupportedOption } from './errors.ts';
import { type EntityModel, typeName } from './model.ts';
import { own } from './resolve.ts';

export type Projection = (item: object) => Record<string, unknown>;

/**
 * Compiles what an answer shows of an item: the selected properties, or else those that are returned by default; in the
 * model's order, and only what is asked (`id` too). A property that the item lacks is null, or an empty list.
 * @throws ODataError for a selected name that is no property.
 */
export function compileProjection(model: EntityModel, select?: readonly string[]): Projection {
  for (const name of select ?? []) checkSelected(model, name);
  const chosen = select === undefined ? undefined : new Set(select);
  const fields: { readonly name: string; readonly list: boolean }[] = [];
  for (const [name, property] of Object.entries(model.properties)) {
    if (chosen === undefined ? property.default === false : !chosen.has(name)) continue;
    fields.push({ name, list: property.type === 'collection' });
  }
  return (item) => {
    const source = item as Readonly<Record<string, unknown>>;
    const shown: Record<string, unknown> = {};
    for (const { name, list } of fields) shown[name] = source[name] ?? (list ? [] : null);
    return shown;
  };
}

function checkSelected(model: EntityModel, name: string): void {
  if (own(model.properties, name) !== undefined) return;
  if (own(model.navigation ?? {}, name) !== undefined) {
    throw unsupportedOption(`'${name}' in $select is a relationship; it comes with $expand`);
  }
  const [first = name] = name.split('/');
  if (first !== name && own(model.properties, first) !== undefined) {
    throw unsupportedOption(`'${name}' in $select: a part of a property cannot be selected, '${first}' can`);
  }
  // The words are Graph's; that the code is BadRequest and not Request_BadRequest is assumed.
  throw new ODataError('BadRequest', `Could not find a property named '${name}' on type '${typeName(model)}'.`);
}
