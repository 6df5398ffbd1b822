import type { Domains, EnsuredDomain } from '../domains.ts';
import type { CallOptions } from '../transport/call.ts';
import { type GraphError, isGraphError, NotFoundError } from '../transport/errors.ts';
import { LongOperation } from '../transport/long-operation.ts';
import { type Transport, valueFrom } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';
import { checkOptions, methodOptions } from './check-options.ts';
import { federationOf, savedFederation } from './federation.ts';
import { requireDomainName } from './names.ts';
import { verifyDomain } from './verify-domain.ts';

/** The methods of {@link Domains} that answer with a promise. */
export type DomainVerbs = Pick<
  Domains,
  | 'federation'
  | 'get'
  | 'create'
  | 'update'
  | 'delete'
  | 'promote'
  | 'setDefault'
  | 'rootDomain'
  | 'saveFederation'
  | 'ensureDomain'
  | 'ensureVerified'
  | 'ensureManaged'
  | 'ensureDefault'
  | 'ensureDeleted'
>;

/** What the methods do. */
export function verbsOf(transport: Transport): DomainVerbs {
  const federation = federationOf(transport);
  const verbs: DomainVerbs = {
    federation,
    get: (domain, options) => valueFrom(transport, domainCalls.get(domain, options), options),
    create: (domain, options) => valueFrom(transport, domainCalls.create(domain), options),
    async update(domain, changes, options) {
      await valueFrom(transport, domainCalls.update(domain, changes), options);
    },
    delete: (domain, options) => valueFrom(transport, domainCalls.delete(domain), options),
    promote: async (domain, options) => (await valueFrom(transport, domainCalls.promote(domain), options)).value,
    setDefault: (domain, options) => verbs.update(domain, { isDefault: true }, options),
    rootDomain: (domain, options) => valueFrom(transport, domainCalls.rootDomain(domain), options),

    async saveFederation(domain, given) {
      const name = requireDomainName(domain);
      checkOptions('saveFederation', given, methodOptions.saveFederation);
      const { to, ...options } = given ?? {};
      await to?.open();
      try {
        const found = await federation.get(name, options).catch(async (error) => {
          throw isGraphError(error, 'NotFoundError') ? await noFederationOf(name, error, options) : error;
        });
        const saved = savedFederation(transport, name, found);
        await to?.write(`${JSON.stringify(saved, undefined, 2)}\n`);
        return saved;
      } finally {
        await to?.close();
      }
    },

    async ensureDomain(domain, options) {
      const found = await unlessMissing(verbs.get(domain, options));
      if (found) return { changed: false, domain: found };
      try {
        return { changed: true, domain: await verbs.create(domain, options) };
      } catch (error) {
        if (isGraphError(error, 'ConflictError')) return { changed: false, domain: await verbs.get(domain, options) };
        throw error;
      }
    },

    async ensureVerified(domain, given) {
      checkOptions('ensureVerified', given, methodOptions.ensureVerified);
      const { waitForDns, ...options } = given ?? {};
      const found = await verbs.get(domain, options);
      if (found.isVerified) return { changed: false, domain: found };
      const state = { kind: 'verify', version: 1, options: { subject: domain, waitForDns } };
      const verification = new LongOperation<typeof found, unknown>(
        JSON.stringify(state),
        (_, signal, report) => verifyDomain({ transport, state: state as never, signal, report }),
        options.signal,
      );
      return { changed: true, domain: await verification };
    },

    ensureManaged: (domain, options) =>
      changed(domain, options, ({ authenticationType }) => authenticationType === 'Managed', {
        authenticationType: 'Managed',
      }),
    ensureDefault: (domain, options) => changed(domain, options, ({ isDefault }) => isDefault, { isDefault: true }),

    async ensureDeleted(domain, options) {
      try {
        await verbs.delete(domain, options);
        return { changed: true };
      } catch (error) {
        if (isGraphError(error, 'NotFoundError')) return { changed: false };
        throw error;
      }
    },
  };

  /** The error of a domain without a federation that can be read; a domain that the tenant does not have gives its own. */
  const noFederationOf = async (domain: string, cause: GraphError, options: CallOptions): Promise<GraphError> => {
    const { authenticationType } = await verbs.get(domain, options);
    const federated = authenticationType === 'Federated';
    return new NotFoundError({
      code: federated ? 'FederationUnreadable' : 'NotFederated',
      status: cause.status,
      operation: 'saveFederation',
      message: federated
        ? `${domain} is federated, but Graph shows no federation of it.`
        : `${domain} is managed: it has no federation to save.`,
      advice: federated
        ? 'Try again in some minutes, in case it was just federated. Do not convert it before the federation is saved.'
        : 'Save the federation before the domain is converted; what was saved to a file then, readFederation(path) of @cutover/sdk/node reads.',
      cause,
    });
  };

  const changed = async (
    name: string,
    options: CallOptions | undefined,
    isSo: (domain: EnsuredDomain['domain']) => boolean,
    changes: Parameters<DomainVerbs['update']>[1],
  ): Promise<EnsuredDomain> => {
    const domain = await verbs.get(name, options);
    if (isSo(domain)) return { changed: false, domain };
    await verbs.update(name, changes, options);
    return { changed: true, domain: { ...domain, ...changes } as EnsuredDomain['domain'] };
  };
  return verbs;
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isGraphError(error, 'NotFoundError')) return undefined;
    throw error;
  }
}
