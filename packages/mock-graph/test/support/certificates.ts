import { generate } from 'selfsigned';

export interface TestCertificate {
  /** Base64 of the DER form, without armour: what Graph takes. */
  readonly text: string;
  /** The same with armour. */
  readonly pem: string;
  readonly privateKey: string;
}

/** A token-signing certificate that is valid between two moments, in ISO 8601. */
export async function signingCertificate(
  from = '2026-01-01T00:00:00Z',
  to = '2027-01-01T00:00:00Z',
): Promise<TestCertificate> {
  const made = await generate([{ name: 'commonName', value: 'ADFS Signing - sts.contoso.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(to),
  });
  return { text: made.cert.replaceAll(/-----[^-]+-----|\s/g, ''), pem: made.cert, privateKey: made.private };
}
