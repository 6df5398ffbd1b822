import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../tenant/records.ts';

/** What rules need of a certificate given as base64 of its DER form; undefined for anything else. Armour is not accepted. */
export function readCertificate(text: unknown): CertificateFacts | undefined {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return undefined;
  try {
    const certificate = new X509Certificate(Buffer.from(text, 'base64'));
    return {
      text: text.replaceAll(/\s/g, ''),
      thumbprint: certificate.fingerprint.replaceAll(':', ''),
      validFrom: Date.parse(certificate.validFrom),
      validTo: Date.parse(certificate.validTo),
    };
  } catch {
    return undefined;
  }
}

/** The certificates of a federation configuration's body, for the tenant, which parses none. */
export function readCertificates(body: Readonly<Record<string, unknown>>): {
  certificate?: CertificateFacts;
  nextCertificate?: CertificateFacts;
} {
  const certificate = readCertificate(body['signingCertificate']);
  const nextCertificate = readCertificate(body['nextSigningCertificate']);
  return { ...(certificate ? { certificate } : {}), ...(nextCertificate ? { nextCertificate } : {}) };
}
