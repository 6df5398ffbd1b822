import { RequestRefusedError } from '../transport/errors.ts';

const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const name = new RegExp(`^(?=.{3,253}$)(${label}\\.)+${label}$`, 'i');

/** The name in lower case, if it can be that of a domain (UP-03). @throws RequestRefusedError with what is wrong with it */
export function requireDomainName(text: string): string {
  const problem = problemOf(text);
  if (problem === undefined) return text.toLowerCase();
  throw new RequestRefusedError({
    code: 'InvalidDomainName',
    message: `${JSON.stringify(text)} is no name of a domain: ${problem} Nothing was sent.`,
  });
}

function problemOf(text: unknown): string | undefined {
  if (typeof text !== 'string') return 'a domain is named by text, such as contoso.com.';
  if (text.trim() === '') return 'it is empty.';
  if (text.endsWith('.')) return 'leave out the dot at its end.';
  if (/[^\0-\x7f]/.test(text)) {
    const ascii = URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : '';
    return `an international name is written in its ASCII form${name.test(ascii) ? `, ${ascii}` : ', xn--…'}.`;
  }
  if (!text.includes('.')) return 'a single label cannot be verified. Give the full name, such as contoso.com.';
  if (name.test(text) && !/\.\d+$/.test(text)) return undefined;
  return 'it takes labels of letters, digits and hyphens with dots between them, 63 characters each and 253 in all.';
}

/** Whether a user principal name is in the domain, subdomains not counted. */
export const isInDomain = (userPrincipalName: string, domain: string): boolean =>
  userPrincipalName.toLowerCase().endsWith(`@${domain}`);
