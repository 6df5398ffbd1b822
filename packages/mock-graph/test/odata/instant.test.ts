import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareInstants, parseInstant } from '../../src/graph/odata/instant.ts';

test('a moment is the same second that Date says', () => {
  const date = fc.date({
    min: new Date('0001-01-02T00:00:00Z'),
    max: new Date('9999-12-30T00:00:00Z'),
    noInvalidDate: true,
  });
  const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(date, minutes, (moment, shift) => {
      const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
      const local = new Date(moment.getTime() + shift * 60_000).toISOString().slice(0, -1);
      const offset = `${shift < 0 ? '-' : '+'}${two(Math.abs(shift) / 60)}:${two(Math.abs(shift) % 60)}`;
      const read = parseInstant(local + offset);
      expect(read?.seconds).toBe(Math.floor(moment.getTime() / 1000));
      expect(read?.picoseconds).toBe((((moment.getTime() % 1000) + 1000) % 1000) * 1e9);
    }),
    { numRuns: 2_000 },
  );
});

test('fractions count to the last of twelve digits', () => {
  const at = (fraction: string) => parseInstant(`2026-01-01T00:00:00.${fraction}Z`) ?? { seconds: 0, picoseconds: 0 };
  expect(compareInstants(at('000000000001'), at('000000000002'))).toBeLessThan(0);
  expect(compareInstants(at('5'), at('500000000000'))).toBe(0);
});

test.each(['2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-01-01T24:00:00Z', '2026-01-01T00:60Z'])(
  '%s is no moment',
  (text) => expect(parseInstant(text)).toBeUndefined(),
);
test.each([
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00+15:00',
  '2026-1-1',
  'x',
  '',
  ' 2026-01-01',
  '2026-01-01T00:00:00.Z',
])("'%s' is no moment", (text) => expect(parseInstant(text)).toBeUndefined());

test.each(['2024-02-29', '2000-02-29', '2026-12-31T23:59Z', '2026-01-01t00:00:00z'])('%s is one', (text) =>
  expect(parseInstant(text)).toBeDefined(),
);
