import { expect, test } from 'vitest';
import { seamlessSsoFindings } from '../src/findings.ts';

const now = '2026-03-31T00:00:00Z';

test('SS-02: a key that is older than 30 days should be rolled over, forest by forest', () => {
  expect(seamlessSsoFindings({ now })).toEqual([]);
  expect(seamlessSsoFindings({ now, forests: [{ name: 'contoso.com' }] })).toEqual([]);
  expect(seamlessSsoFindings({ now, forests: [{ name: 'contoso.com', keyRolledAt: '2026-03-01T00:00:00Z' }] })).toEqual(
    [],
  );
  const findings = seamlessSsoFindings({
    now,
    forests: [
      { name: 'a.example', keyRolledAt: '2026-03-30T00:00:00Z' },
      { name: 'b.example', keyRolledAt: '2026-02-28T23:59:59Z' },
    ],
  });
  expect(findings).toMatchObject([{ severity: 'warning', behaviour: 'SS-02', code: 'seamlessSsoKeyOld' }]);
  expect(findings[0]?.text).toContain('b.example was last rolled over on 2026-02-28T23:59:59Z, 30 days ago');
  expect(findings[0]?.whatToDo).toContain('Update-AzureADSSOForest for b.example');
});

test('SS-02: a time that says no certain moment is refused', () => {
  expect(() => seamlessSsoFindings({ now, forests: [{ name: 'a.example', keyRolledAt: '2026-02-28' }] })).toThrow(
    /keyRolledAt of a\.example/,
  );
});
