import type { InternalDomainFederation, InternalDomainFederationCreate } from '@cutover/contract/types';
import type { EnsuredFederation, Federation, SavedFederation } from '../federation.ts';
import { claimsIn } from '../permissions/claims.ts';
import type { CallOptions } from '../transport/call.ts';
import { type GraphError, isGraphError, NotFoundError, ServiceError } from '../transport/errors.ts';
import { delayAfter, isThrottling } from '../transport/retry.ts';
import { wait } from '../transport/time.ts';
import { type Transport, valueFrom } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';
import {
  checkConfiguration,
  checkSettings,
  differencesFrom,
  obstaclesTo,
  requireOwnIssuer,
  settingsOf,
} from './check-federation.ts';
import { requireDomainName } from './names.ts';

/** The trust of a domain; undefined when it has none. */
export async function findFederation(
  transport: Transport,
  domain: string,
  options?: CallOptions,
): Promise<InternalDomainFederation | undefined> {
  try {
    return (await valueFrom(transport, domainCalls.federation.list(domain), options)).value[0];
  } catch (error) {
    if (!isGraphError(error, 'NotFoundError')) throw error;
    // 404 is also the answer for a domain that the tenant does not have.
    await valueFrom(transport, domainCalls.get(domain), options);
    return undefined;
  }
}

/** What was found, to keep: with when and, as far as the token says, by whom. */
export function savedFederation(
  { settings: { time, authenticator } }: Transport,
  domain: string,
  found: InternalDomainFederation,
): SavedFederation {
  const claims = claimsIn(authenticator.last) ?? {};
  const savedBy = ['upn', 'preferred_username', 'unique_name', 'app_displayname', 'appid']
    .map((name) => claims[name])
    .find((value) => typeof value === 'string');
  const configuration = settingsOf(found);
  const warnings = obstaclesTo(configuration, time.now());
  return {
    kind: 'savedFederation',
    version: 1,
    domain,
    savedAt: new Date(time.now()).toISOString(),
    ...(savedBy !== undefined && { savedBy }),
    ...(warnings.length > 0 && { warnings }),
    configuration,
  };
}

/** Makes the trust, of settings that have been checked. */
export async function createFederation(
  transport: Transport,
  domain: string,
  settings: InternalDomainFederationCreate,
  options: CallOptions = {},
): Promise<InternalDomainFederation> {
  const { retry, random, time } = transport.settings;
  for (let attempt = 1; ; attempt++) {
    try {
      return await valueFrom(transport, domainCalls.federation.create(domain, settings), options);
    } catch (error) {
      if (!isGraphError(error)) throw error;
      // Perhaps it is this very trust that stands in the way: made by an attempt whose answer was lost.
      const repeated = attempt > 1 && isGraphError(error, 'BadRequestError');
      if (!repeated && !mayHaveHappened(error)) throw error;
      const made = await lookAfter(transport, domain, settings, error, options);
      if (made) return made;
      if (repeated || attempt >= retry.attempts || !error.retryable) throw error;
      await wait(time, delayAfter(attempt, error, retry, random), options.signal);
    }
  }
}

const mayHaveHappened = (error: GraphError): boolean =>
  !isThrottling(error) &&
  (['TransportError', 'ServiceError', 'ResponseShapeError', 'TimeoutError'] as const).some((name) =>
    isGraphError(error, name),
  );

/**
 * Looks whether the trust was made although the answer was an error (FD-04). Undefined: it was not, and the domain is managed.
 * @throws ServiceError when the domain was left federated without a configuration that can be read
 */
async function lookAfter(
  transport: Transport,
  domain: string,
  settings: InternalDomainFederationCreate,
  error: GraphError,
  options: CallOptions,
): Promise<InternalDomainFederation | undefined> {
  let found: InternalDomainFederation | undefined;
  let unreadable: unknown;
  try {
    found = await findFederation(transport, domain, options);
  } catch (reason) {
    if (options.signal?.aborted) throw reason;
    unreadable = reason;
  }
  if (found) {
    const different = Object.keys(differencesFrom(found, settings));
    if (different.length === 0) return found;
    throw new ServiceError({
      ...about(error, 'FederatedOtherwise'),
      message: `${domain} is federated, but not as asked: ${different.join(', ')} differ${different.length > 1 ? '' : 's'}.`,
      advice: 'Look at client.domains.federation.get(), and change it with update() or ensure().',
    });
  }
  const { authenticationType } = await valueFrom(transport, domainCalls.get(domain), options).catch((reason) => {
    throw options.signal?.aborted ? reason : error;
  });
  if (authenticationType !== 'Federated') {
    if (unreadable === undefined) return undefined;
    throw error;
  }
  throw new ServiceError({
    ...about(error, 'FederationUnreadable'),
    message: `${domain} is federated now, but its configuration cannot be read${isGraphError(unreadable) ? ` (${unreadable.status ?? unreadable.code})` : ''}: nobody of this domain can sign in.`,
    advice:
      'Try client.domains.ensureManaged(), which the service refuses in this state as far as is known. Then only its support can help, or the removal of the domain from the tenant.',
  });
}

const about = (error: GraphError, code: string) => ({
  ...{ code, status: error.status, operation: error.operation, requestId: error.requestId, cause: error },
});

/** The trust of domains, for a client. */
export function federationOf(transport: Transport): Federation {
  const { time } = transport.settings;
  const get = async (domain: string, options?: CallOptions): Promise<InternalDomainFederation> => {
    const found = (await valueFrom(transport, domainCalls.federation.list(domain), options)).value[0];
    if (found) return found;
    throw new NotFoundError({ code: 'NotFederated', message: `${domain} has no federation configuration.` });
  };
  const create: Federation['create'] = async (domain, configuration, options) => {
    const name = requireDomainName(domain);
    const settings = checkConfiguration(configuration, time.now());
    await requireOwnIssuer(transport, name, settings.issuerUri, options);
    return createFederation(transport, name, settings, options);
  };
  const update: Federation['update'] = async (domain, changes, options) => {
    const name = requireDomainName(domain);
    const settings = checkSettings(changes, time.now());
    await requireOwnIssuer(transport, name, settings.issuerUri, options);
    const { id } = await get(name, options);
    await valueFrom(transport, domainCalls.federation.update(name, id, settings), options);
  };
  return {
    get,
    create,
    update,
    async delete(domain, options) {
      const { id } = await get(domain, options);
      await valueFrom(transport, domainCalls.federation.delete(domain, id), options);
    },
    async ensure(domain, configuration, options): Promise<EnsuredFederation> {
      const name = requireDomainName(domain);
      const settings = checkConfiguration(configuration, time.now());
      const found = await findFederation(transport, name, options);
      if (!found) return { changed: true, federation: await create(name, settings, options) };
      const changes = differencesFrom(found, settings);
      if (Object.keys(changes).length === 0) return { changed: false, federation: found };
      await update(name, changes, options);
      return { changed: true, federation: { ...found, ...changes } };
    },
  };
}
