/** Findings about the attribute that ties a cloud object to its on-premises object for good. */
import type { Finding } from './findings-form.ts';
import {
  isMissingAnchor,
  nameAttributes,
  type SourceAnchor,
  shownAnchor,
  sourceAnchorOf,
  sourceAnchorProblems,
} from './rules.ts';

export {
  type BinaryValue,
  nameAttributes,
  type SourceAnchorProblem,
  sourceAnchorForbidden,
  sourceAnchorLengthLimit,
  sourceAnchorOtherWeight,
  sourceAnchorProblems,
} from './rules.ts';

/** What one object has in the attribute that would be its source anchor. */
export interface SourceAnchorHolder {
  /** The object's name, in any form that people know it by. */
  readonly object: string;
  /** As `sourceAnchorProblems` takes it. */
  readonly value: unknown;
  /** What the object has had in this attribute before. */
  readonly earlierValues?: readonly unknown[];
}

/** A violation, with the objects and the values that it is about; both empty when it is about the attribute. */
export interface SourceAnchorFinding extends Finding {
  readonly objects: readonly string[];
  readonly values: readonly string[];
}

/** The objects that hold each text, under a form of the text. */
function holdersBy(holders: readonly SourceAnchorHolder[], form: (anchor: SourceAnchor) => string | undefined) {
  const groups = new Map<string, { readonly objects: Set<string>; readonly values: Set<string> }>();
  for (const { object, value } of holders) {
    const anchor = isMissingAnchor(value) ? undefined : sourceAnchorOf(value);
    const key = anchor && form(anchor);
    if (anchor === undefined || key === undefined) continue;
    const group = groups.get(key) ?? { objects: new Set(), values: new Set() };
    group.objects.add(object);
    group.values.add(anchor.text);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ objects, values }) => ({ objects: [...objects], values: [...values] }));
}

/** Every violation of the rules for source anchors among these objects (UP-05). */
export function sourceAnchorFindings(
  holders: readonly SourceAnchorHolder[],
  attribute: string,
): readonly SourceAnchorFinding[] {
  const findings: SourceAnchorFinding[] = [];
  const behaviour = 'UP-05';
  if (nameAttributes.some((name) => name.toLowerCase() === attribute.toLowerCase()))
    findings.push({
      severity: 'warning',
      behaviour,
      code: 'anchorFromName',
      text: `The source anchor is taken from ${attribute}, which follows the name of a person and changes with it.`,
      whatToDo: 'Take objectGUID, or an attribute that never changes, such as employeeID.',
      objects: [],
      values: [],
    });
  for (const { object, value, earlierValues } of holders) {
    const values = isMissingAnchor(value) ? [] : [shownAnchor(value)];
    for (const { code, text, whatToDo } of sourceAnchorProblems(value))
      findings.push({
        severity: 'error',
        behaviour,
        code,
        text: `${object}, ${attribute}: ${text}`,
        whatToDo,
        objects: [object],
        values,
      });
    const history = [
      ...new Set([...(earlierValues ?? []).filter((earlier) => !isMissingAnchor(earlier)).map(shownAnchor), ...values]),
    ];
    if (history.length > 1)
      findings.push({
        severity: 'error',
        behaviour,
        code: 'anchorChanged',
        text: `${object}: ${attribute} has changed during the life of the object, from '${history.slice(0, -1).join("', '")}' to '${history.at(-1)}'.`,
        whatToDo: `Give the object back the value with which it was synchronized first, and let nothing write ${attribute}.`,
        objects: [object],
        values: history,
      });
  }
  for (const { objects, values } of holdersBy(holders, ({ text }) => text))
    if (objects.length > 1)
      findings.push({
        severity: 'error',
        behaviour,
        code: 'anchorNotUnique',
        text: `${objects.length} objects have the source anchor '${values.join()}': ${objects.join(', ')}.`,
        whatToDo: 'Give each object a value of its own.',
        objects,
        values,
      });
  for (const { objects, values } of holdersBy(holders, ({ kind, text }) =>
    kind === 'string' ? text.toLowerCase() : undefined,
  ))
    if (values.length > 1)
      findings.push({
        severity: 'warning',
        behaviour,
        code: 'anchorCase',
        text: `The source anchors '${values.join("', '")}' differ only by case: ${objects.join(', ')}.`,
        whatToDo: 'Take values that stay different when their case is lost.',
        objects,
        values,
      });
  return findings;
}
