import { createHmac } from 'node:crypto';
import type { Secret } from '@cutover/contract/types';

/** The keyed digest that stands for a secret, in hexadecimal; one rule, since digests are compared. */
export const digestOf = (key: string, secret: string): string => createHmac('sha256', key).update(secret).digest('hex');

/** What may be kept of a secret: its digest under a key, its length, and how many kinds of characters it has. */
export const secretOf = (key: string, secret: string): Secret => ({
  digest: digestOf(key, secret),
  length: [...secret].length,
  classes: [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(secret)).length,
});
