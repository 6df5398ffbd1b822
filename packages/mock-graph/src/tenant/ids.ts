/** Identifiers and chance, derived from a seed and a cause: the same cause gives the same value, and nothing is stored. */

function mix(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const hexadecimal = (value: number): string => value.toString(16).padStart(8, '0');

/** A GUID (version 4 form) for a cause. */
export function guidFor(seed: string, cause: string): string {
  const text = `${seed}/${cause}`;
  const a = hexadecimal(mix(text, 0x9e3779b9));
  const b = hexadecimal(mix(text, 0x7f4a7c15));
  const c = hexadecimal(mix(text, 0x243f6a88));
  const d = hexadecimal(mix(text, 0xb7e15162));
  const variant = '89ab'.charAt(Number.parseInt(c.charAt(0), 16) & 3);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** A number in [0, 1) for a cause. */
export const chanceFor = (seed: string, cause: string): number => mix(`${seed}/${cause}`, 0x3c6ef372) / 2 ** 32;

/** The four bytes of a number in the opposite order. */
const swapped = (value: number): number =>
  (((value & 0xff) << 24) | (((value >>> 8) & 0xff) << 16) | (((value >>> 16) & 0xff) << 8) | (value >>> 24)) >>> 0;

/** The security identifier that the directory derives from an object's id: its bytes as a GUID has them in memory. */
export function securityIdentifierFor(id: string): string {
  const number = (...parts: readonly string[]): number => Number.parseInt(parts.join(''), 16);
  const first = number(id.slice(0, 8));
  const second = number(id.slice(14, 18), id.slice(9, 13));
  const third = swapped(number(id.slice(19, 23), id.slice(24, 28)));
  // Joined, not put together: a text that is kept a million times has to be one piece.
  return ['S-1-12-1', first, second, third, swapped(number(id.slice(28)))].join('-');
}

/** A stream of numbers in [0, 1) for a cause, where there are too many to have a cause each. */
export function streamFor(seed: string, cause: string): () => number {
  let state = mix(`${seed}/${cause}`, 0x6a09e667);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
