/** Conversion as the retired cmdlets did it, with its part on-premises and for each user. Graph changes the domain alone. */
import { type ConversionStatus, conversionStatus, passwordFileLines } from '../tenant/conversion.ts';
import { madePassword } from '../tenant/passwords.ts';
import { badRequest } from '../tenant/service-error.ts';
import type { InputOf } from '../tenant/tenant.ts';
import type { Acting, TextDigest } from './acting.ts';
import { requireCertificate } from './certificate.ts';

/** Settings of a trust as one writes them: a federation configuration of Graph with its certificate as base64. */
export type TrustSettings = NonNullable<InputOf<'setDomainAuthentication'>['federation']>;

/** A line of a password file (CV-03). */
export interface TemporaryPassword {
  readonly userPrincipalName: string;
  readonly password: string;
}

export class RetiredCmdlets {
  readonly #tenant: Acting;
  readonly #digest: TextDigest;

  constructor(tenant: Acting, digest: TextDigest) {
    this.#tenant = tenant;
    this.#digest = digest;
  }

  /**
   * Convert-MsolDomainToStandard: the domain becomes managed, the trust on a reachable AD FS goes, and users are converted
   * one after the other unless they are skipped (CV-02, CV-03, CV-04, CV-06, CV-15). Throws a ServiceError for a file that
   * is there already, with nothing changed.
   */
  convertDomainToStandard(
    domain: string,
    options: { skipUserConversion: boolean; passwordFile: string },
  ): ConversionStatus {
    this.#tenant.run('convertDomainToStandard', { domainId: domain, ...options });
    return this.status(domain);
  }

  /** Convert-MsolDomainToFederated: sets the trust on both sides, from what the farm's metadata show (CV-09, CV-15). */
  convertDomainToFederated(
    domain: string,
    options: { readonly farm: string; readonly supportMultipleDomain?: boolean },
  ): ConversionStatus {
    this.#tenant.run('convertDomainToFederated', { domainId: domain, ...options });
    return this.status(domain);
  }

  /** Set-MsolDomainAuthentication: changes the cloud side alone, whatever state the federation server is in (CV-06, CV-15, FD-04). */
  setDomainAuthentication(
    domain: string,
    authentication: 'Managed' | 'Federated',
    federation?: TrustSettings & { readonly signingCertificate?: string | null },
  ): ConversionStatus {
    if (authentication === 'Managed' && federation)
      throw badRequest('A managed domain has no federation settings. Leave them out.');
    const { signingCertificate: text, nextSigningCertificate: next, ...settings } = federation ?? {};
    const certificate = text ? requireCertificate(text, 'signingCertificate') : undefined;
    const nextText = next ? requireCertificate(next, 'nextSigningCertificate').text : next;
    this.#tenant.run('setDomainAuthentication', {
      domainId: domain,
      authentication,
      ...(federation
        ? { federation: { ...settings, ...(nextText === undefined ? {} : { nextSigningCertificate: nextText }) } }
        : {}),
      ...(certificate ? { certificate } : {}),
    });
    return this.status(domain);
  }

  /** Convert-MsolFederatedUser: gives one user of a managed domain a password, and tells it when none was given (CV-05). */
  convertUser(
    userPrincipalName: string,
    newPassword?: string,
  ): { readonly userId: string; readonly temporaryPassword?: string } {
    const { userId, sequence } = this.#tenant.run('convertFederatedUser', {
      userPrincipalName,
      ...(newPassword === undefined ? {} : { newPassword: this.#tenant.digest(newPassword) }),
    });
    return { userId, ...(sequence === null ? {} : { temporaryPassword: madePassword(this.#digest, sequence) }) };
  }

  /** Ends the conversion of a domain's users where it is; another run goes on from there (CV-13). */
  interrupt(domain: string): { readonly interrupted: boolean } {
    return this.#tenant.run('interruptConversion', { domainId: domain });
  }

  /** How far the conversion of a domain's users is. Throws a ServiceError for a domain that there is not. */
  status(domain: string): ConversionStatus {
    return conversionStatus(this.#tenant.view(), domain);
  }

  /** Names of the password files that conversions have written, with the domain of each. */
  passwordFiles(): { readonly name: string; readonly domain: string }[] {
    return [...this.#tenant.view().tables.passwordFiles.range()].map(([name, domain]) => ({ name, domain }));
  }

  /** The lines of a password file, in the order in which they were written; undefined for one that is not there. The passwords are made again; nothing keeps them. */
  passwordFile(name: string): TemporaryPassword[] | undefined {
    return passwordFileLines(this.#tenant.view(), name)?.map(({ userPrincipalName, sequence }) => ({
      userPrincipalName,
      password: madePassword(this.#digest, sequence),
    }));
  }
}
