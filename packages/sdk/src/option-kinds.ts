import { RequestRefusedError } from './transport/errors.ts';

/** What an option may be: a test, and what to say that it must be. */
export interface Kind {
  readonly accepts: (value: unknown) => boolean;
  readonly wanted: string;
}

/** The refusal of an option that cannot be meant. */
export const invalidOption = (message: string): RequestRefusedError =>
  new RequestRefusedError({ code: 'InvalidOption', message: `${message} Nothing was sent.` });

/** Refuses options that cannot be meant. @throws RequestRefusedError */
export const refuseOption = (message: string): never => {
  throw invalidOption(message);
};

export const text: Kind = {
  accepts: (value) => typeof value === 'string' && value.trim() !== '',
  wanted: 'a text that is not empty',
};
export const flag: Kind = { accepts: (value) => typeof value === 'boolean', wanted: 'true or false' };
export const count: Kind = {
  accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  wanted: 'a whole number, 0 or more',
};
export const positive: Kind = {
  accepts: (value) => Number.isFinite(value) && Number(value) > 0,
  wanted: 'a number above 0',
};
export const moment: Kind = {
  accepts: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  wanted: 'a Date that is a moment',
};
export const oneOf = (...values: readonly string[]): Kind => ({
  accepts: (value) => values.includes(value as string),
  wanted: `one of ${values.join(', ')}`,
});
export const arrayOf = ({ accepts, wanted }: Kind): Kind => ({
  accepts: (value) => Array.isArray(value) && value.every(accepts),
  wanted: `a list, each ${wanted}`,
});
export const orNull = ({ accepts, wanted }: Kind): Kind => ({
  accepts: (value) => value === null || accepts(value),
  wanted: `${wanted}, or null`,
});
export const anyObject: Kind = {
  accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  wanted: 'an object',
};

/** Refuses values of the wrong kind, and names that are unknown; undefined is as good as absent. @throws RequestRefusedError */
export function requireKinds<Options extends object>(
  options: Options,
  kinds: { readonly [Name in keyof Options]-?: Kind },
  place = '',
): void {
  const known = new Map(Object.entries<Kind>(kinds));
  for (const [name, value] of Object.entries(options)) {
    const kind =
      known.get(name) ?? refuseOption(`\`${place}${name}\` is no option. There are ${[...known.keys()].join(', ')}.`);
    if (value !== undefined && !kind.accepts(value)) refuseOption(`\`${place}${name}\` must be ${kind.wanted}.`);
  }
}
