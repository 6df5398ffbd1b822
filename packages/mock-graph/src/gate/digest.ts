import { createHmac } from 'node:crypto';

/** The keyed digest that stands for a secret, in hexadecimal; one rule, since digests are compared. */
export const digestOf = (key: string, secret: string): string => createHmac('sha256', key).update(secret).digest('hex');
