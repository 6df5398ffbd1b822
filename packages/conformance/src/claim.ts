import { isDeepStrictEqual } from 'node:util';

/** The service did something else than the catalogue says. */
export class NotAsDescribed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotAsDescribed';
  }
}

/** Fails the behaviour unless `holds`; `otherwise` says what was seen. */
export function claim(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new NotAsDescribed(otherwise);
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
};

/** Fails the behaviour unless both values are equal, member by member. */
export function same(actual: unknown, expected: unknown, what: string): void {
  if (!isDeepStrictEqual(actual, expected))
    throw new NotAsDescribed(`${what}: expected ${shown(expected)}, found ${shown(actual)}.`);
}

/** Fails the behaviour unless `actual` is one of the values. */
export function oneOf(actual: unknown, expected: readonly unknown[], what: string): void {
  if (!expected.some((value) => isDeepStrictEqual(actual, value)))
    throw new NotAsDescribed(`${what}: expected one of ${shown(expected)}, found ${shown(actual)}.`);
}
