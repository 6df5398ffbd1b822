import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ClientSecretCredential, DeviceCodeCredential } from '@azure/identity';
import { type Listening, listen } from '../../../src/express.ts';
import type { MockGraph, MockGraphOptions } from '../../../src/mock.ts';
import type { MockTenant } from '../../../src/mock-tenant.ts';
import { newMock } from '../../support/harness.ts';
import { automation, company, console, tenantId } from './company.ts';

/** A mock that serves https and holds callers to their permissions, and what clients of it need. */
export class Server implements AsyncDisposable {
  readonly mock: MockGraph;
  readonly #listening: Listening;

  constructor(mock: MockGraph, listening: Listening) {
    this.mock = mock;
    this.#listening = listening;
  }

  get tenant(): MockTenant {
    return this.mock.tenant();
  }

  /** `https://127.0.0.1:{port}` */
  get url(): string {
    return this.#listening.url;
  }

  /** Name of the host, with its port. */
  get host(): string {
    return new URL(this.url).host;
  }

  /** Name of the host alone, as clients list those that may see a token. */
  get hostname(): string {
    return new URL(this.url).hostname;
  }

  /** Options of credentials. */
  at(prefix = ''): { readonly authorityHost: string; readonly disableInstanceDiscovery: true } {
    return { authorityHost: `${this.url}${prefix}`, disableInstanceDiscovery: true };
  }

  application(secret = 'Correct-Secret-1', prefix = ''): ClientSecretCredential {
    return new ClientSecretCredential(tenantId, automation.appId, secret, this.at(prefix));
  }

  /** Someone signs in with a device code, as soon as there is one. */
  person(who: { readonly userPrincipalName: string; readonly password: string }): DeviceCodeCredential {
    return new DeviceCodeCredential({
      tenantId,
      clientId: console.appId,
      ...this.at(),
      userPromptCallback: ({ userCode }) => this.tenant.approveDeviceCode(userCode, who),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listening[Symbol.asyncDispose]();
  }
}

const usualCertificates = getCACertificates('default');

/**
 * Serves the company, with a certificate that this process trusts from here on, as with NODE_EXTRA_CA_CERTS. It takes the
 * place of the one before: they have one name, by which the wrong one could be found.
 */
export async function serve(options: MockGraphOptions = {}): Promise<Server> {
  const mock = newMock({ tenantFile: company, auth: 'enforced', ...options });
  const listening = await listen(mock, { https: true });
  if (listening.certificate === undefined) throw new Error('There is no certificate to trust.');
  setDefaultCACertificates([...usualCertificates, listening.certificate]);
  return new Server(mock, listening);
}

/** What something that fails throws. */
export async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}
