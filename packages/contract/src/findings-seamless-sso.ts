/** Findings about seamless single sign-on. */
import { type Finding, momentOf } from './findings-form.ts';
import { seamlessSsoKeyDays } from './rules.ts';

const day = 86_400_000;

export interface SeamlessSsoFacts {
  /** The time of looking. All times: ISO 8601 with a zone. */
  readonly now: string;
  /** Forests in which it is set up. */
  readonly forests?: readonly {
    readonly name: string;
    /** When the Kerberos key of its computer account was rolled over last, or the account was made. */
    readonly keyRolledAt?: string;
  }[];
}

/** Findings about seamless single sign-on (SS-02). @throws TypeError for times without a zone. */
export function seamlessSsoFindings({ now, forests = [] }: SeamlessSsoFacts): readonly Finding[] {
  const moment = momentOf(now, 'now');
  return forests.flatMap(({ name, keyRolledAt }): Finding[] => {
    const age = keyRolledAt === undefined ? 0 : moment - momentOf(keyRolledAt, `keyRolledAt of ${name}`);
    if (age <= seamlessSsoKeyDays * day) return [];
    return [
      {
        severity: 'warning',
        behaviour: 'SS-02',
        code: 'seamlessSsoKeyOld',
        text: `The Kerberos key of seamless single sign-on in ${name} was last rolled over on ${keyRolledAt}, ${Math.floor(age / day)} days ago; it should be every ${seamlessSsoKeyDays}.`,
        whatToDo: `Run Update-AzureADSSOForest for ${name}, once: a second time in a row leaves users with tickets that nobody can read.`,
      },
    ];
  });
}
