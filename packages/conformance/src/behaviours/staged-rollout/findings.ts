/** Findings: what the service does not answer, as functions over given facts. */
import { mixedStateLimitInDays, type RolloutFacts, rolloutFindings } from '@cutover/contract/findings';
import { atOnce, type Behaviour, type Json, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';

/** Codes of the findings of these facts, and whether each says what to do. */
const codes = (facts: RolloutFacts) =>
  rolloutFindings(facts).map(({ behaviour, code, text, whatToDo }) => {
    claim(text.length > 20 && whatToDo.length > 10, `The finding ${code} does not say what is wrong and what to do.`);
    return `${behaviour} ${code}`;
  });

/** A case over facts alone: what is found with each of them, and what is not without. */
const finding = (title: string, situations: readonly (readonly [RolloutFacts, readonly string[]])[]) =>
  situation({
    title,
    arrange: async () => ({ situations: situations.map(([facts]) => facts) as unknown as Json[] }),
    act: async (_target, { situations: given }) => ({ found: given.map((facts) => codes(facts as RolloutFacts)) }),
  }).assert(
    atOnce(async (_target, { found }) =>
      same(
        found,
        situations.map(([, expected]) => expected),
        'Findings',
      ),
    ),
  );

export const findingBehaviours: readonly Behaviour[] = [
  {
    id: 'SR-29',
    title: 'Federation-only features are findings; Autopilot is supported from Windows 10 1909.',
    certainty: 'doc',
    cases: [
      finding('each unsupported feature is a finding of its own', [
        [{}, []],
        [{ nonPersistentVdi: true }, ['SR-29 nonPersistentVdi']],
        [{ nonPersistentVdi: false }, []],
        [{ windowsHelloTrust: 'certificate' }, ['SR-29 windowsHelloCertificateTrust']],
        [{ windowsHelloTrust: 'key' }, []],
        [{ windowsHelloTrust: 'cloud' }, []],
        [{ smartCards: true }, ['SR-29 smartCards']],
        [{ smartCards: false }, []],
        [{ multiFactorServer: 'onPremises' }, ['SR-29 multiFactorServer']],
        [{ multiFactorServer: 'thirdParty' }, ['SR-29 multiFactorServer']],
        [{ signInBySamAccountName: true }, ['SR-29 samAccountName']],
        [{ signInBySamAccountName: false }, []],
        [
          { federationOnlyFeatures: ['claims from SQL', 'custom page'] },
          ['SR-29 federationOnlyFeature', 'SR-29 federationOnlyFeature'],
        ],
        [
          { nonPersistentVdi: true, smartCards: true, signInBySamAccountName: true },
          ['SR-29 nonPersistentVdi', 'SR-29 smartCards', 'SR-29 samAccountName'],
        ],
      ]),
      finding('Autopilot is a finding before Windows 10 1909 and not since', [
        [{ autopilotWindowsVersion: '1803' }, ['SR-29 autopilotVersion']],
        [{ autopilotWindowsVersion: '1903' }, ['SR-29 autopilotVersion']],
        [{ autopilotWindowsVersion: '1909' }, []],
        [{ autopilotWindowsVersion: '20H2' }, []],
        [{ autopilotWindowsVersion: '22H2' }, []],
      ]),
    ],
  },
  {
    id: 'SR-32',
    title: 'A permanent mix of federated and cloud users is a finding.',
    certainty: 'doc',
    cases: [
      finding('a mix is a finding once it is older than our threshold', [
        [{ mixedForDays: 0 }, []],
        [{ mixedForDays: mixedStateLimitInDays }, []],
        [{ mixedForDays: mixedStateLimitInDays + 1 }, ['SR-32 permanentMix']],
        [{ mixedForDays: 1_000 }, ['SR-32 permanentMix']],
      ]),
    ],
  },
];
