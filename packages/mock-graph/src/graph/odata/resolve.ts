import { invalidFilter, unsupportedFilter } from './errors.ts';
import { type EntityModel, type PropertyModel, typeName } from './model.ts';
import { type Path, pathText, type Segment } from './tree.ts';

/** The lambda variables in scope, each with what its elements are. */
export type Scope = Readonly<Record<string, PropertyModel>>;

/**
 * Finds what a path of a filter names.
 * @throws ODataError at the segment that names nothing, or cannot be gone through.
 */
export function resolvePath(model: EntityModel, scope: Scope, path: Path): PropertyModel {
  const start = path.variable === undefined ? undefined : own(scope, path.variable);
  let here: PropertyModel | undefined = start;
  for (const segment of path.segments) {
    if (here?.type === 'collection' && !segment.name.startsWith('$')) {
      throw unsupportedFilter(`a collection is asked with any: …/any(x:x/${segment.name} eq 'a')`, segment.at);
    }
    const properties: EntityModel['properties'] = here === undefined ? model.properties : (here.properties ?? {});
    const found = own(properties, segment.name);
    if (found === undefined) throw unknown(model, path, segment, here === undefined);
    here = found;
  }
  if (here === undefined) throw invalidFilter('a property is missing', path.at);
  return here;
}

function unknown(model: EntityModel, path: Path, segment: Segment, atRoot: boolean) {
  if (segment.name.startsWith('$')) return unsupportedFilter(`'${segment.name}' is not served in a filter`, segment.at);
  if (segment.name.includes('.')) return unsupportedFilter('type casts are not served in a filter', segment.at);
  if (atRoot && own(model.navigation ?? {}, segment.name) !== undefined) {
    return unsupportedFilter(`'${segment.name}' is a relationship, which no filter can use here`, segment.at);
  }
  const where = atRoot ? '' : `, in '${pathText(path)}'`;
  // The words before the comma are Graph's own.
  return invalidFilter(
    `Could not find a property named '${segment.name}' on type '${typeName(model)}'${where}.`,
    segment.at,
  );
}

/** Property access that never finds what objects inherit, such as `constructor`. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
