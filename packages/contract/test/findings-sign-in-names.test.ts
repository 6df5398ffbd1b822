import { describe, expect, test } from 'vitest';
import { type AlternateIdFacts, alternateIdFindings, isNonRoutable, suffixStates } from '../src/findings.ts';

const domains = [
  { id: 'contoso.com', isVerified: true },
  { id: 'fabrikam.com', isVerified: false },
];

describe('suffixes', () => {
  test('UP-02: each suffix has a state and the action that it needs, whatever its case', () => {
    const states = suffixStates(['Contoso.com', 'fabrikam.com', 'tailspin.com', 'CONTOSO.COM'], domains);
    expect(states.map(({ suffix, state, routable }) => [suffix, state, routable])).toEqual([
      ['contoso.com', 'Verified', true],
      ['fabrikam.com', 'Not verified', true],
      ['tailspin.com', 'Not added', true],
    ]);
    expect(states.map(({ action }) => action)).toEqual([
      expect.stringMatching(/^Nothing/),
      expect.stringMatching(/^Verify/),
      expect.stringMatching(/^Add .* verify/),
    ]);
  });

  test('UP-02: a suffix below a verified domain is another name', () => {
    expect(suffixStates(['emea.contoso.com'], domains)).toMatchObject([{ state: 'Not added' }]);
  });

  test('UP-03: a suffix that cannot be in public DNS can never be verified', () => {
    expect(suffixStates(['contoso.local', 'contoso'], domains)).toMatchObject([
      { state: 'Not added', routable: false, action: expect.stringContaining('cannot be verified') },
      { state: 'Not added', routable: false },
    ]);
    for (const name of ['Contoso.LOCAL', 'ad.contoso.internal', 'contoso', '']) expect(isNonRoutable(name)).toBe(true);
    for (const name of ['contoso.com', 'local.contoso.com', 'contoso.example']) expect(isNonRoutable(name)).toBe(false);
  });
});

describe('alternate ids', () => {
  const found = (facts: AlternateIdFacts) =>
    alternateIdFindings(facts).map(({ severity, code }) => `${severity} ${code}`);

  test('UP-04: the user principal name itself is no finding, whatever it has', () => {
    expect(found({ attribute: 'UserPrincipalName', values: [{ object: 'Ada', value: 'ada' }] })).toEqual([]);
  });

  test('UP-04: another attribute does not go with every workload', () => {
    const values = [{ object: 'Ada', value: 'ada@contoso.com' }];
    expect(found({ attribute: 'mail', values, suffixes: ['contoso.local'], domains })).toEqual([
      'warning alternateIdWorkloads',
    ]);
  });

  test('UP-04: another attribute is not needed where every suffix is routable', () => {
    expect(found({ attribute: 'mail', suffixes: ['contoso.com'] })).toContain('warning alternateIdNotNeeded');
    expect(found({ attribute: 'mail', suffixes: ['contoso.com', 'contoso.local'] })).toHaveLength(1);
    expect(found({ attribute: 'mail' })).toHaveLength(1);
    expect(found({ attribute: 'mail', suffixes: [] })).toHaveLength(1);
  });

  test('UP-04: a value is user@suffix, and its suffix verified', () => {
    const of = (value: string) => found({ attribute: 'mail', values: [{ object: 'Ada', value }], domains }).slice(1);
    for (const value of ['ada', 'ada@', '@contoso.com', 'a da@contoso.com', 'a@b@contoso.com'])
      expect(of(value), value).toEqual(['error alternateIdForm']);
    expect(of('ada@CONTOSO.com')).toEqual([]);
    expect(of('ada@fabrikam.com')).toEqual(['error alternateIdSuffix']);
    expect(of('ada@contoso.local')).toEqual(['error alternateIdSuffix']);
    expect(found({ attribute: 'mail', values: [{ object: 'Ada', value: 'ada@fabrikam.com' }] })).toHaveLength(1);
  });
});
