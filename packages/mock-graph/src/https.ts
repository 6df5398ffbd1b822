import { generate } from 'selfsigned';
import { serviceHosts } from './clouds.ts';

/** A certificate and its private key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const names = ['localhost', ...serviceHosts];
const addresses = ['127.0.0.1', '::1'];

/**
 * Makes a certificate for this machine and for the hosts that the mock stands in for, good for a year. It is its own
 * authority: a client trusts it when it is given the certificate, as `NODE_EXTRA_CA_CERTS` does for Node.
 */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Cutover mock of Microsoft Graph' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}
