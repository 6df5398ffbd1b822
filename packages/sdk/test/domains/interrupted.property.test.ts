import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Conversion, isGraphError, type LongOperation } from '../../src/index.ts';
import { contoso, syncedPassword, upnOf } from '../support/mock.ts';

const hour = 3_600_000;
const size = { withHash: 3, withoutHash: 23 };

/** What goes wrong with one request: nothing reaches the service, or its answer is lost, or it refuses for now. */
const accidents = ['aborted', 'notSent', 'answerLost', 'failedAfterwards', 'throttled'] as const;
type Accident = (typeof accidents)[number];

const failure = (status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ error: { code: 'Accident', message: 'An accident.' } }), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** A tenant in which requests meet with accidents, by their number. */
function tenantWith(accidentAt: (request: number) => Accident | undefined, attempts: number) {
  let requests = 0;
  let running = false;
  let abort = () => {};
  const world = contoso({
    ...size,
    client: { retry: { attempts } },
    hook: async (send) => {
      if (!running) return send();
      switch (accidentAt(++requests)) {
        case undefined:
          return send();
        case 'aborted':
          abort();
          throw new Error('The process ended.');
        case 'notSent':
          throw new TypeError('fetch failed');
        case 'answerLost':
          await send();
          throw new TypeError('fetch failed');
        case 'failedAfterwards':
          await send();
          return failure(500);
        case 'throttled':
          return failure(429, { 'retry-after': '5' });
      }
    },
  });
  return {
    ...world,
    requests: () => requests,
    /** Whether the operation ended well. */
    run: async (operation: LongOperation<Conversion, Conversion>): Promise<boolean> => {
      abort = () => operation.abort('The process ended.');
      running = true;
      try {
        await operation;
        return true;
      } catch (error) {
        if (error !== 'The process ended.' && !isGraphError(error)) throw error;
        return false;
      } finally {
        running = false;
      }
    },
  };
}

/** Converts until it ends well; gives how many runs it took. */
async function convert(world: ReturnType<typeof tenantWith>, next: 'resumed' | 'begunAgain'): Promise<number> {
  const { client, onPassword, handed } = world;
  const begin = () => client.domains.convertToManaged('contoso.com', { skipUserConversion: false, onPassword });
  let operation = begin();
  let runs = 1;
  for (; !(await world.run(operation)); runs++) {
    const text = operation.serialize();
    for (const { password } of handed) expect(text).not.toContain(password);
    operation = next === 'resumed' ? client.domains.resume('convertToManaged', text, { onPassword }) : begin();
  }
  return runs;
}

/** Holds the end against what it must be, whatever happened on the way. */
async function expectTheEnd({ client, tenant, handed, signIn, lastOf }: ReturnType<typeof tenantWith>): Promise<void> {
  expect(await client.domains.get('contoso.com')).toMatchObject({ authenticationType: 'Managed' });
  tenant.clock.advance({ milliseconds: 3 * hour });
  for (let number = 1; number <= size.withHash; number++) {
    expect(lastOf(upnOf('hash', number))).toBe('');
    expect(signIn(upnOf('hash', number), syncedPassword)).toBe('success');
  }
  // The password that was handed over last is the one that works.
  for (let number = 1; number <= size.withoutHash; number++) {
    const upn = upnOf('none', number);
    expect([upn, signIn(upn, lastOf(upn))]).toEqual([upn, 'passwordChangeNeeded']);
  }
  expect(new Set(handed.map(({ upn }) => upn)).size).toBe(size.withoutHash);
}

/** How many requests a conversion without accidents takes. */
const length = await (async () => {
  const world = tenantWith(() => undefined, 1);
  expect(await convert(world, 'resumed')).toBe(1);
  return world.requests();
})();

const everyAccident = [1, 5].flatMap((attempts) =>
  (['resumed', 'begunAgain'] as const).flatMap((next) => accidents.map((accident) => ({ accident, next, attempts }))),
);

test.for(everyAccident)(
  `CV-13: a conversion with any of its ${length} requests $accident comes to the same end when $next (attempts: $attempts)`,
  { timeout: 60_000 },
  async ({ accident, next, attempts }) => {
    for (let at = 1; at <= length; at++) {
      const world = tenantWith((request) => (request === at ? accident : undefined), attempts);
      expect(await convert(world, next)).toBeLessThanOrEqual(2);
      await expectTheEnd(world);
      // Who was converted gets no other password: only those of one request are in doubt.
      expect(world.handed.length - size.withoutHash).toBeLessThanOrEqual(20);
    }
  },
);

test('CV-13: so does one with several accidents', { timeout: 60_000 }, async () => {
  const happening = fc.record({ after: fc.integer({ min: 1, max: length }), accident: fc.constantFrom(...accidents) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 2, maxLength: 6 }),
      fc.constantFrom('resumed' as const, 'begunAgain' as const),
      fc.constantFrom(1, 2, 5),
      async (happenings, next, attempts) => {
        const due = [...happenings];
        let since = 0;
        const world = tenantWith(() => {
          if (++since < (due[0]?.after ?? Number.POSITIVE_INFINITY)) return undefined;
          since = 0;
          return due.shift()?.accident;
        }, attempts);
        expect(await convert(world, next)).toBeLessThanOrEqual(happenings.length + 1);
        await expectTheEnd(world);
      },
    ),
    { numRuns: 60 },
  );
});
