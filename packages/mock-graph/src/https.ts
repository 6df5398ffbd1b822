import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { generate } from 'selfsigned';
import { serviceHosts } from './clouds.ts';

/** A certificate and its private key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const subject = 'Cutover mock of Microsoft Graph';
const names = ['localhost', ...serviceHosts];
const addresses = ['127.0.0.1', '::1'];

/**
 * Makes a certificate for this machine and for the hosts that the mock stands in for, good for a year. A client trusts it
 * when it is given the certificate, as `NODE_EXTRA_CA_CERTS` does for Node. No other certificate can be issued with it.
 */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: subject }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
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

/** Where the private key of a certificate is kept that has a file of its own. */
const keyFileOf = (file: string): string => `${file}.key`;

const day = 24 * 60 * 60 * 1_000;

/** A certificate that was made here; undefined for any other text. */
function readOwn(text: string): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(text);
    return certificate.subject === `CN=${subject}` ? certificate : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a certificate can serve for another day, for all names. */
function isGood(certificate: X509Certificate, key: string): boolean {
  return (
    isKeyOf(certificate, key) &&
    Date.parse(certificate.validTo) > Date.now() + day &&
    names.every((name) => certificate.checkHost(name) !== undefined)
  );
}

function isKeyOf(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

/**
 * The certificate in a file, whose key is beside it, or a new one where there is none or it has ended; so it has to be
 * trusted once, not at each start. Throws where the file is something else, or cannot be written.
 */
export async function keptCertificate(file: string): Promise<Certificate> {
  const keyFile = keyFileOf(file);
  if (existsSync(file)) {
    const cert = readFileSync(file, 'utf8');
    const certificate = readOwn(cert);
    if (!certificate) throw new Error('it holds something that the mock has not made, and stays as it is');
    const key = existsSync(keyFile) ? readFileSync(keyFile, 'utf8') : undefined;
    if (key !== undefined && isGood(certificate, key)) return { cert, key };
  }
  const made = await makeCertificate();
  // A file that is there keeps its mode, which others may read.
  rmSync(keyFile, { force: true });
  writeFileSync(keyFile, made.key, { mode: 0o600 });
  writeFileSync(file, made.cert);
  return made;
}

/** How each platform and each kind of client is told to trust the certificate in a file. */
export const trustInstructions = (
  file: string,
): string => `The certificate is in ${file}, its key in ${keyFileOf(file)}. Keep the key to yourself:
whoever has it can pass for localhost and for Microsoft's sign-in and Graph hosts to all who trust the certificate.

Serve with it:
  mock-graph serve --https --certificate-file ${file}

One process at a time, with nothing left behind:
  Node           NODE_EXTRA_CA_CERTS=${file} node test.js
  curl           curl --cacert ${file} https://localhost:4010/_mock/health
  Python         SSL_CERT_FILE=${file} python test.py          (standard library, httpx)
                 REQUESTS_CA_BUNDLE=${file} python test.py     (requests, msal, azure-identity; replaces other authorities)
  Go, OpenSSL    SSL_CERT_FILE=${file} ./program               (Linux)
  .NET           SSL_CERT_FILE=${file} dotnet test             (Linux)
  Java           keytool -importcert -noprompt -alias mock-graph -file ${file} -keystore mock.p12 -storepass changeit
                 java -Djavax.net.ssl.trustStore=mock.p12 -Djavax.net.ssl.trustStorePassword=changeit …
  PowerShell     the store of the platform, below

The whole machine or user, until it is taken away:
  Windows        certutil -user -addstore Root ${file}
                 away: certutil -user -delstore Root "${subject}"
  macOS          security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db ${file}
                 away: security delete-certificate -c "${subject}"
  Debian, Ubuntu sudo cp ${file} /usr/local/share/ca-certificates/mock-graph.crt && sudo update-ca-certificates
                 away: sudo rm /usr/local/share/ca-certificates/mock-graph.crt && sudo update-ca-certificates --fresh
  Fedora, RHEL   sudo cp ${file} /etc/pki/ca-trust/source/anchors/mock-graph.pem && sudo update-ca-trust
                 away: sudo rm /etc/pki/ca-trust/source/anchors/mock-graph.pem && sudo update-ca-trust

Instead of it, a certificate that is trusted already: --https-cert and --https-key.`;
