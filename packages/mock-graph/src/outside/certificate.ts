import { isBase64, readCertificate } from '../gate/certificate.ts';
import type { CertificateFacts } from '../tenant/records.ts';
import { badRequest } from '../tenant/service-error.ts';

/** Why a text is not base64 of a DER certificate. */
export function certificateProblem(text: string): string | undefined {
  if (readCertificate(text)) return undefined;
  if (text.includes('-----')) return 'must be without armour: leave out the lines that begin with -----';
  if (!isBase64(text)) return 'must be base64';
  return 'must be one X.509 certificate in DER form as base64, with nothing after it';
}

/** The facts of a certificate. Throws a ServiceError that says what is wrong with the text. */
export function requireCertificate(text: string, name: string): CertificateFacts {
  const facts = readCertificate(text);
  if (!facts) throw badRequest(`${name} ${certificateProblem(text)}.`);
  return facts;
}
