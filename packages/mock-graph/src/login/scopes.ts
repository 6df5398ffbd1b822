/** What a token is asked for: permissions at a resource, and what is told of the user (HR-03). */
import { cloudOf, clouds, graphAudience, isLoginHost, isOwnOrigin } from '../clouds.ts';
import { resourceOf } from '../tenant/app-registrations.ts';
import type { ApplicationRecord, NamedApplication } from '../tenant/records.ts';
import type { View } from '../tenant/state.ts';
import { SignInError } from './sign-in-error.ts';

/** Scopes of OpenID Connect, which belong to no resource. */
const openIdScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);
const everything = '.default';

export interface AskedScopes {
  readonly openId: ReadonlySet<string>;
  /** As it was named. */
  readonly resource: string;
  /** As the token names the resource. */
  readonly audience: string;
  readonly isGraph: boolean;
  /** The application that offers the resource; undefined for Graph. */
  readonly registration: ApplicationRecord | undefined;
  /** Names of permissions; `.default` for all that were consented to. */
  readonly permissions: readonly string[];
  /** As they were sent, but for those of OpenID Connect. */
  readonly given: readonly string[];
}

const invalid = (text: string): SignInError => new SignInError(70011, text);

/** `https://graph.microsoft.com/User.Read` in its parts; a name alone is one of Graph. */
function parts(scope: string): { readonly resource: string | undefined; readonly permission: string } {
  if (/^https?:\/\/[^/]*\/?$/i.test(scope))
    throw invalid(`The scope '${scope}' names a resource and no permission. Put /.default after it, or a permission.`);
  const slash = scope.lastIndexOf('/');
  if (slash < 0) return { resource: undefined, permission: scope };
  const permission = scope.slice(slash + 1);
  if (permission === '') throw invalid(`The scope '${scope}' ends without a permission.`);
  return { resource: scope.slice(0, slash).replace(/\/+$/, ''), permission };
}

/** Reads scopes. Throws a SignInError: 70011 for what is no scope, 500011 for a resource that the tenant does not have. */
export function readScopes(view: View, host: string, text: string): AskedScopes {
  const scopes = text.split(/\s+/).filter((scope) => scope !== '');
  const openId = new Set(scopes.map((scope) => scope.toLowerCase()).filter((scope) => openIdScopes.has(scope)));
  const given = scopes.filter((scope) => !openIdScopes.has(scope.toLowerCase()));
  const asked = given.map(parts);
  const graph = `https://${(isLoginHost(host) ? cloudOf(host) : clouds[view.facts.cloud]).graph}`;
  const resources = new Map(asked.map(({ resource = graph }) => [resource.toLowerCase(), resource]));
  if (resources.size > 1)
    throw invalid(`The scopes name several resources (${[...resources.values()].join(', ')}). A token is for one.`);
  const [resource = graph] = resources.values();
  const ofGraph = graphAudience(resource, graph);
  const registration = ofGraph === undefined ? resourceOf(view, resource) : undefined;
  const isGraph = ofGraph !== undefined || (!registration && isOwnOrigin(resource, host));
  if (!isGraph && !registration)
    throw new SignInError(
      500011,
      `The resource '${resource}' was not found in the tenant ${view.facts.displayName}. Microsoft Graph is ${graph}; others are 'applications' of the tenant file, with an identifierUri.`,
    );
  const permissions = asked.map(({ permission }) => permission);
  if (permissions.length > 1 && permissions.some((name) => name.toLowerCase() === everything))
    throw invalid(`The scope ${everything} stands alone: it means all permissions that were consented to.`);
  const audience = isGraph ? (ofGraph ?? graph) : resource;
  return { openId, resource, audience, isGraph, registration, permissions, given };
}

/** The resource as the sign-in log names it: none for Graph. */
export const resourceOfLog = ({ registration }: AskedScopes): { resource?: NamedApplication } =>
  registration ? { resource: { id: registration.appId, displayName: registration.displayName } } : {};

/** Scopes of an application that acts by itself: all of one resource. */
export function readOwnScopes(view: View, host: string, text: string): AskedScopes {
  const asked = readScopes(view, host, text);
  const [permission] = asked.permissions;
  if (asked.openId.size > 0 || permission?.toLowerCase() !== everything)
    throw invalid(
      `The scope '${text}' is not valid for client credentials. Send one: the resource and ${everything}, such as ${asked.resource}/${everything}.`,
    );
  return asked;
}

/**
 * What the token of a user grants an application: all that was consented to, as the service does, once that covers what
 * was asked. Throws a SignInError (65001) where it does not.
 */
export function grantedScopes(application: ApplicationRecord, asked: AskedScopes): string[] {
  const named = asked.permissions.filter((name) => name.toLowerCase() !== everything);
  const openId = [...asked.openId].filter((scope) => scope !== 'offline_access');
  // What other resources offer is not known here.
  if (!asked.isGraph) return [...named, ...openId];
  const consented = new Set(application.delegatedPermissions.map((name) => name.toLowerCase()));
  const lacking = named.filter((name) => !consented.has(name.toLowerCase()));
  if (lacking.length > 0 || (named.length < asked.permissions.length && consented.size === 0))
    throw new SignInError(
      65001,
      `Nobody has consented to ${lacking.length > 0 ? `'${lacking.join("', '")}'` : 'any permission'} for the application '${application.displayName}' (${application.appId}). The tenant file says it in delegatedPermissions.`,
    );
  return [...application.delegatedPermissions, ...openId];
}

/** The scopes of an answer, in the form in which they were asked, so that caches of clients find them again. */
export function scopesOfAnswer(asked: AskedScopes, granted: readonly string[]): string {
  const isPrefixed = asked.given.some((scope) => scope.includes('/'));
  const named = granted.map((name) => (isPrefixed && !openIdScopes.has(name) ? `${asked.resource}/${name}` : name));
  const missing = asked.given.filter((scope) => !named.some((name) => name.toLowerCase() === scope.toLowerCase()));
  return [...named, ...missing].join(' ');
}
