/** Names of domains and users, as text. */

export const domainOf = (userPrincipalName: string): string =>
  userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1).toLowerCase();

/** The text before the last `@`; all of it where there is none. */
export const localPartOf = (name: string): string => (name.includes('@') ? name.slice(0, name.lastIndexOf('@')) : name);

/** What a user principal name of the cloud is made of. */
export const principalNamePattern = /^[A-Za-z0-9'._\-!#^~]+@[^@\s]+$/;

/** What one of Active Directory is made of, which takes other letters too. */
export const onPremisesNamePattern = /^[^@\s|\\]+@[^@\s|]+$/;

export const mailAddressPattern = /^[^@\s|]+@[^@\s|]+$/;

/** `smtp:ada@contoso.com`, `SMTP:` for the primary one. */
export const proxyAddressPattern = /^[A-Za-z0-9]+:[^\s|]+$/;

export const absoluteUriPattern = /^[a-z][a-z0-9+.-]*:\S+$/i;
export const webAddressPattern = /^https?:\/\/[^\s/?#]+\S*$/i;

/** IPv4, or what IPv6 is made of. */
export const addressPattern = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$|^(?=.*:.*:)[0-9a-f:]{2,39}$/i;

export const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A user principal name as it stands in the indexes: domain first, so that the users of a domain stand together. */
export function principalKey(userPrincipalName: string): string {
  const name = userPrincipalName.toLowerCase();
  const at = name.lastIndexOf('@');
  return `${name.slice(at + 1)}|${name.slice(0, Math.max(at, 0))}`;
}

export const domainNamePattern =
  /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/i;

/** What is wrong with a name as that of a domain; undefined when nothing is. */
export function domainNameProblem(name: string): string | undefined {
  if (name.endsWith('.')) return 'leave out the dot at its end';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything beyond ASCII is meant.
  if (/[^\x00-\x7f]/.test(name)) return 'write an international name in its ASCII form (xn--…)';
  if (!name.includes('.')) return 'a single label cannot be verified in public DNS';
  if (!domainNamePattern.test(name)) return 'use labels of letters, digits and hyphens, 63 at most each, 253 in all';
  return undefined;
}

const hostLabel = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?';
const hostName = new RegExp(`^(?=.{1,253}$)${hostLabel}(\\.${hostLabel})*$`, 'i');

/** Whether a name can stand in DNS. Wider than that of a domain: services and keys begin with an underscore, such as `_dmarc.contoso.com`. */
export const isHostName = (name: string): boolean => hostName.test(name);

/** The names above one in DNS, nearest first: `b.c.com`, `c.com`, `com` for `a.b.c.com`. */
export function* parentsOf(name: string): IterableIterator<string> {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) yield name.slice(dot + 1);
}
