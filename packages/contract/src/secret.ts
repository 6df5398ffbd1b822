/**
 * What stays of a secret after the gate: enough to compare and to apply rules, nothing to read back.
 * `digest` is a keyed digest in hexadecimal; `classes` counts the character classes used (0 to 4).
 */
export interface Secret {
  readonly digest: string;
  readonly length: number;
  readonly classes: number;
}
