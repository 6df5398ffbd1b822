import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requireCertificate } from '../../src/domains/certificate.ts';
import { base64Of, certificate, otherCertificate, privateKey } from '../support/certificates.ts';

const now = Date.UTC(2026, 10, 21);
const read = (text: string, at = now) => requireCertificate('signingCertificate', text, at);
const bytesOf = (base64: string) => Buffer.from(base64, 'base64');
const base64 = base64Of(certificate);

describe('FD-04: a certificate', () => {
  test('is taken as base64 of DER and as PEM, in lines or in one, and becomes base64 without armour', () => {
    const lines = base64.replace(/(.{64})/g, '$1\r\n');
    for (const text of [base64, lines, ` ${base64}\n`, certificate, certificate.replaceAll('\n', '\r\n')])
      expect(read(text)).toEqual({ base64, notBefore: Date.UTC(2020, 0, 1), notAfter: Date.UTC(2060, 0, 1) });
    const commented = `Bag Attributes\n    localKeyID: 01\n${certificate}\n`;
    expect(read(commented).base64).toBe(base64);
    expect(read(otherCertificate)).toMatchObject({ notBefore: Date.UTC(2021, 0, 1), notAfter: Date.UTC(2031, 0, 1) });
  });

  test.for([
    ['expired', otherCertificate, Date.UTC(2031, 0, 2), 'expired at 2031-01-01T00:00:00.000Z'],
    ['not yet valid', otherCertificate, Date.UTC(2020, 5, 1), 'is not valid before 2021-01-01T00:00:00.000Z'],
    ['with its private key', `${certificate}\n${privateKey}`, now, 'holds a private key'],
    ['that is a private key', privateKey, now, 'holds a private key'],
    ['that is an encrypted private key', privateKey.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'), now, 'private key'],
    ['that is a private key without armour', base64Of(privateKey), now, 'is a key or a key store'],
    ['with its chain', `${certificate}\n${otherCertificate}`, now, 'holds 2 certificates'],
    [
      'with another as DER',
      Buffer.concat([certificate, otherCertificate].map((pem) => bytesOf(base64Of(pem)))).toString('base64'),
      now,
      'holds several certificates',
    ],
    [
      'that is a request',
      certificate.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'),
      now,
      'holds a CERTIFICATE REQUEST',
    ],
    ['that is a PKCS #7', certificate.replaceAll('CERTIFICATE', 'PKCS7'), now, 'holds a PKCS7'],
    ['that is no base64', 'not a certificate!', now, 'is not base64'],
    ['that is empty', '', now, 'is not base64'],
    ['that is base64 of something else', 'aGVsbG8gd29ybGQ=', now, 'is not an X.509 certificate'],
    ['that is cut', bytesOf(base64).subarray(0, 300).toString('base64'), now, 'is not an X.509 certificate'],
    [
      'with bytes after its end',
      Buffer.concat([bytesOf(base64), Buffer.from([1, 2, 3])]).toString('base64'),
      now,
      'goes on after the end',
    ],
  ] as const)('%s is refused with the reason', ([, text, at, reason]) => {
    expect(() => read(text, at)).toThrow(reason);
    expect(() => read(text, at)).toThrow('Nothing was sent');
  });

  test('that is not valid now is refused with what to do', () => {
    const advice = 'Take the one that signs tokens now from the metadata of the federation server.';
    expect(() => read(otherCertificate, Date.UTC(2031, 0, 2))).toThrow(advice);
    expect(() => read(otherCertificate, Date.UTC(2020, 5, 1))).toThrow(advice);
  });

  test('of the last century is read as such, and one whose parts are longer than it is refused', () => {
    const bytes = bytesOf(base64);
    const begin = bytes.indexOf('200101000000Z');
    const old = Buffer.from(bytes);
    old.write('99', begin);
    expect(read(old.toString('base64')).notBefore).toBe(Date.UTC(1999, 0, 1));
    const longer = Buffer.from(bytes);
    // The length of the validity, which stands before the tag and the length of its first moment.
    longer[begin - 3] = 0x7f;
    expect(() => read(longer.toString('base64'))).toThrow('is not an X.509 certificate');
    const beyond = Buffer.from(bytes);
    // The length of the signature, which is the last part.
    beyond[beyond.lastIndexOf(Buffer.from([0x03, 0x49, 0x00])) + 1] = 0x60;
    expect(() => read(beyond.toString('base64'))).toThrow('is not an X.509 certificate');
  });

  test('refused shows nothing of a private key', () => {
    const [, secret = ''] = privateKey.split('\n');
    for (const text of [privateKey, `${certificate}\n${privateKey}`, base64Of(privateKey)])
      try {
        read(text);
        expect.unreachable();
      } catch (error) {
        expect(`${JSON.stringify(error)}${(error as Error).stack}`).not.toContain(secret.slice(0, 12));
      }
  });

  test('that is any bytes, or a certificate with a byte changed, is taken or refused, never more', () => {
    const only = (bytes: Uint8Array) => {
      try {
        read(Buffer.from(bytes).toString('base64'));
      } catch (error) {
        expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'InvalidCertificate' });
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), only));
    const whole = bytesOf(base64);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), (position, value) => {
        const changed = Uint8Array.from(whole);
        changed[position] = value;
        only(changed);
      }),
      { numRuns: 1_000 },
    );
  });
});
