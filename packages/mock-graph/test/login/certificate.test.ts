import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { keptCertificate, makeCertificate } from '../../src/https.ts';

const folder = mkdtempSync(join(tmpdir(), 'mock-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = (): string => join(folder, `${++files}.pem`);
const cliFile = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

const command = (...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--conditions=cutover-source', cliFile, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

describe('a certificate that is kept', () => {
  test('is the same the next time, and its key is for its owner alone', async () => {
    const file = newFile();
    const first = await keptCertificate(file);
    expect(readFileSync(file, 'utf8')).toBe(first.cert);
    expect(first.cert).not.toContain('PRIVATE KEY');
    expect(statSync(`${file}.key`).mode & 0o077).toBe(0);
    expect(await keptCertificate(file)).toEqual(first);
  });

  test('is made anew when it is about to end, or when the key is another', async () => {
    const file = newFile();
    const first = await keptCertificate(file);
    writeFileSync(`${file}.key`, (await makeCertificate()).key);
    const second = await keptCertificate(file);
    expect(second.cert).not.toBe(first.cert);
    const end = Date.parse(new X509Certificate(second.cert).validTo);
    vi.useFakeTimers({ toFake: ['Date'], now: end - 24 * 60 * 60 * 1_000 });
    try {
      expect((await keptCertificate(file)).cert).not.toBe(second.cert);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is made anew when the key is damaged, and takes a readable file from others', async () => {
    const file = newFile();
    writeFileSync(`${file}.key`, 'left from before', { mode: 0o644 });
    const first = await keptCertificate(file);
    expect(statSync(`${file}.key`).mode & 0o077).toBe(0);
    writeFileSync(`${file}.key`, 'damaged');
    expect((await keptCertificate(file)).cert).not.toBe(first.cert);
  });

  test('does not take the place of something else', async () => {
    const file = newFile();
    writeFileSync(file, 'notes');
    await expect(keptCertificate(file)).rejects.toThrow('it holds something that the mock has not made');
    expect(readFileSync(file, 'utf8')).toBe('notes');
  });

  test('cannot issue others', async () => {
    expect(new X509Certificate((await makeCertificate()).cert).ca).toBe(false);
  });
});

describe('mock-graph trust', () => {
  test('makes the certificate and says how each platform and client is told of it', async () => {
    const file = newFile();
    const { code, stdout } = await command('trust', file);
    expect(code).toBe(0);
    const certificate = readFileSync(file, 'utf8');
    for (const text of [
      `NODE_EXTRA_CA_CERTS=${file}`,
      `curl --cacert ${file}`,
      `REQUESTS_CA_BUNDLE=${file}`,
      `certutil -user -addstore Root ${file}`,
      'security add-trusted-cert',
      'update-ca-certificates',
      `--https --certificate-file ${file}`,
    ])
      expect(stdout).toContain(text);
    await command('trust', file);
    expect(readFileSync(file, 'utf8')).toBe(certificate);
  });

  test('refuses a file that is something else, and a place where none can be', async () => {
    const file = newFile();
    writeFileSync(file, 'notes');
    expect(await command('trust', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('stays as it is') });
    const nowhere = join(folder, 'nowhere', 'x.pem');
    expect(await command('trust', nowhere)).toMatchObject({ code: 1, stderr: expect.stringContaining(nowhere) });
  });

  test.each([
    [['serve', '--certificate-file', 'x.pem'], '--certificate-file needs --https.'],
    [['serve', '--https', '--certificate-file', 'x', '--https-cert', 'y', '--https-key', 'z'], 'Give either'],
  ])('serve refuses %j', async (args, told) => {
    expect(await command(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(told) });
  });
});
