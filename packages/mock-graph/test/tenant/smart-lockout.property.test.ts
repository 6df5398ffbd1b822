import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp } from '../support/harness.ts';

const right = 'Correct-Horse-8';
const minute = 60_000;

interface Account {
  failures: number;
  lockouts: number;
  lockedUntil: number;
  recent: string[];
}

/** Smart lockout told once more, plainly, with nothing of the code under test. */
class Model {
  readonly #accounts = new Map<string, Account>();
  readonly #threshold: number;
  readonly #first: number;
  readonly #remembers: boolean;
  onPremises = 0;

  constructor(threshold: number, first: number, remembers: boolean) {
    this.#threshold = threshold;
    this.#first = first;
    this.#remembers = remembers;
  }

  signIn(now: number, place: string, password: string): number | 'success' {
    const account = this.#accounts.get(place) ?? { failures: 0, lockouts: 0, lockedUntil: 0, recent: [] };
    this.#accounts.set(place, account);
    if (now < account.lockedUntil) return 50053;
    if (password === right) {
      this.#accounts.delete(place);
      this.onPremises = 0;
      return 'success';
    }
    this.onPremises += 1;
    const isKnown = this.#remembers && account.lockouts === 0 && account.recent.includes(password);
    if (isKnown) return 50126;
    account.recent = [password, ...account.recent].slice(0, 3);
    account.failures += 1;
    if (account.lockouts > 0 || account.failures >= this.#threshold) {
      account.lockedUntil =
        now + Math.max(this.#first, Math.min(this.#first * 2 ** account.lockouts, 24 * 60 * minute));
      account.lockouts += 1;
    }
    return 50126;
  }
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('signIn' as const),
        place: fc.constantFrom('familiar' as const, 'unfamiliar' as const),
        password: fc.constantFrom('wrong-1', 'wrong-2', 'wrong-3', 'wrong-4', 'wrong-5', right),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        milliseconds: fc.constantFrom(1, minute - 1, minute, 2 * minute, 4 * minute, 60 * minute),
      }),
    },
  ),
  { maxLength: 60 },
);

const company = (passThrough: boolean, more: object = {}) => ({
  tenantFile: {
    ...contoso,
    tenant: more,
    onPremises: { activeAgents: 1, tenantPassThrough: passThrough },
  },
});
const signIn = ({ tenant }: Harness, password: string, place: 'familiar' | 'unfamiliar' = 'familiar') => {
  const { result, code } = tenant.signIn({ userPrincipalName: 'nat@fabrikam.com', password, place });
  return code ?? result;
};

describe('PT-09: smart lockout', () => {
  for (const passThrough of [false, true])
    test(`whatever is tried and when, each sign-in ends as the plain model says, ${passThrough ? 'through agents' : 'against a hash'}`, () => {
      fc.assert(
        fc.property(steps, fc.constantFrom(1, 2, 3, 10), (walk, threshold) => {
          const harness = setUp(company(passThrough, { smartLockout: { threshold } }));
          const model = new Model(threshold, minute, !passThrough);
          for (const step of walk) {
            if (step.kind === 'wait') harness.advance({ milliseconds: step.milliseconds });
            else
              expect(signIn(harness, step.password, step.place)).toBe(
                model.signIn(harness.tenant.now(), step.place, step.password),
              );
          }
        }),
        { numRuns: 60 },
      );
    });

  const lockAfter = (more: object) => {
    const harness = setUp(company(true, more));
    let failures = 0;
    while (signIn(harness, `wrong-${failures}`) !== 50053) failures += 1;
    return failures;
  };

  test('ten failures, three in US Government, or what the tenant says', () => {
    expect(lockAfter({})).toBe(10);
    expect(lockAfter({ cloud: 'china' })).toBe(10);
    expect(lockAfter({ cloud: 'usgov' })).toBe(3);
    expect(lockAfter({ cloud: 'usgovdod' })).toBe(3);
    expect(lockAfter({ smartLockout: { threshold: 5 } })).toBe(5);
  });

  test('sixty seconds, then longer; the first failure after a lockout locks again, a success ends it', () => {
    const harness = setUp(company(true));
    for (let count = 0; count < 10; count++) signIn(harness, 'wrong');
    expect(signIn(harness, right)).toBe(50053);
    harness.advance({ milliseconds: minute - 1 });
    expect(signIn(harness, right)).toBe(50053);
    harness.advance({ milliseconds: 1 });
    expect(signIn(harness, 'wrong')).toBe(50126);
    expect(signIn(harness, right)).toBe(50053);
    harness.advance({ milliseconds: 2 * minute - 1 });
    expect(signIn(harness, right)).toBe(50053);
    harness.advance({ milliseconds: 1 });
    expect(signIn(harness, right)).toBe('success');
    expect(signIn(harness, 'wrong')).toBe(50126);
    expect(signIn(harness, right)).toBe('success');
  });

  test('against a hash a wrong password counts again after a lockout, though it is one of the last three', () => {
    const harness = setUp(company(false, { smartLockout: { threshold: 1 } }));
    expect(signIn(harness, 'wrong')).toBe(50126);
    harness.advance({ milliseconds: minute });
    expect(signIn(harness, 'wrong')).toBe(50126);
    expect(signIn(harness, right)).toBe(50053);
  });

  test('a lockout grows up to a day', () => {
    const harness = setUp(company(true, { smartLockout: { threshold: 1 } }));
    for (let count = 0; count < 14; count++) {
      expect(signIn(harness, 'wrong')).toBe(50126);
      harness.advance('P1D');
    }
    expect(signIn(harness, 'wrong')).toBe(50126);
    harness.advance('PT23H59M59S');
    expect(signIn(harness, right)).toBe(50053);
    harness.advance('PT1S');
    expect(signIn(harness, right)).toBe('success');
  });

  test('while the cloud has locked an account, no request reaches an agent and nothing is counted on-premises', () => {
    const harness = setUp(company(true, { smartLockout: { threshold: 2 } }));
    harness.tenant.onPremises.changeForest('contoso.com', {
      lockout: { threshold: 5, duration: 'PT30M', resetAfter: 'PT30M' },
    });
    const answered = () => harness.tenant.passThrough.agents()[0]?.load.answered;
    for (let count = 0; count < 20; count++) signIn(harness, `wrong-${count}`);
    expect(answered()).toBe(2);
    expect(harness.tenant.onPremises.object('nat@fabrikam.com').badPasswords?.count).toBe(2);
  });

  test('nothing is left of a user who is deleted', () => {
    const harness = setUp(company(false));
    signIn(harness, 'wrong');
    signIn(harness, 'wrong', 'unfamiliar');
    expect(harness.tenant.view().tables.lockouts.size).toBe(2);
    harness.tenant.run('deleteUser', { userId: harness.userId('nat@fabrikam.com') });
    expect(harness.tenant.view().tables.lockouts.size).toBe(0);
  });

  test('a higher threshold in the cloud locks accounts on-premises, for its time', () => {
    const harness = setUp(company(true));
    harness.tenant.onPremises.changeForest('contoso.com', {
      lockout: { threshold: 5, duration: 'PT30M', resetAfter: 'PT30M' },
    });
    for (let count = 0; count < 5; count++) expect(signIn(harness, 'wrong')).toBe(50126);
    expect(signIn(harness, right)).toBe(50053);
    harness.advance('PT29M59S');
    expect(signIn(harness, right)).toBe(50053);
    harness.advance('PT1S');
    expect(signIn(harness, right)).toBe('success');
  });

  test('the count on-premises begins anew after its own time', () => {
    const harness = setUp(company(true));
    harness.tenant.onPremises.changeForest('contoso.com', {
      lockout: { threshold: 2, duration: 'PT30M', resetAfter: 'PT10M' },
    });
    signIn(harness, 'wrong');
    harness.advance('PT10M');
    signIn(harness, 'wrong');
    expect(signIn(harness, right)).toBe('success');
  });
});
