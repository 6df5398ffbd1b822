import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../tenant/records.ts';

/** Whether a text is base64; white space does not matter. */
export const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);

/**
 * What rules need of a certificate given as base64 of its DER form; undefined for anything else. Armour is not accepted,
 * nor bytes beside the certificate: they may be its private key.
 */
export function readCertificate(text: unknown): CertificateFacts | undefined {
  if (typeof text !== 'string' || !isBase64(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  try {
    const certificate = new X509Certificate(bytes);
    if (!certificate.raw.equals(bytes)) return undefined;
    return {
      text: certificate.raw.toString('base64'),
      thumbprint: certificate.fingerprint.replaceAll(':', ''),
      validFrom: Date.parse(certificate.validFrom),
      validTo: Date.parse(certificate.validTo),
    };
  } catch {
    return undefined;
  }
}

interface Certificates {
  readonly signingCertificate?: unknown;
  readonly nextSigningCertificate?: unknown;
}

/** Stands in a command for a text that is no certificate, which may be a private key. */
const unreadable = 'unreadable';

/** The body of a federation configuration with what is read of its certificates, for the tenant, which parses none. */
export function readCertificates<Body extends object>(
  given: Body,
): {
  body: Body;
  certificate?: CertificateFacts;
  nextCertificate?: CertificateFacts;
} {
  const { signingCertificate, nextSigningCertificate }: Certificates = given;
  const certificate = readCertificate(signingCertificate);
  const nextCertificate = readCertificate(nextSigningCertificate);
  return {
    body: {
      ...given,
      ...(typeof signingCertificate === 'string' ? { signingCertificate: certificate?.text ?? unreadable } : {}),
      ...(typeof nextSigningCertificate === 'string'
        ? { nextSigningCertificate: nextCertificate?.text ?? unreadable }
        : {}),
    },
    ...(certificate ? { certificate } : {}),
    ...(nextCertificate ? { nextCertificate } : {}),
  };
}
