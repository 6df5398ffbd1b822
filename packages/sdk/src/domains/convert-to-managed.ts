import type { User } from '@cutover/contract/types';
import type { Conversion, ConvertToManagedOptions, FailedUser, PasswordFile, PasswordOutcome } from '../conversion.ts';
import type { SavedFederation } from '../federation.ts';
import { invalidOption } from '../option-kinds.ts';
import { ResponseShapeError } from '../transport/errors.ts';
import { listOf, valueFrom } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';
import { differencesFrom, obstaclesTo } from './check-federation.ts';
import { findFederation, savedFederation } from './federation.ts';
import { isInDomain, requireDomainName } from './names.ts';
import { makePassword, takerOf } from './passwords.ts';
import { type Reset, resetPasswords, resetsTogether } from './reset-passwords.ts';
import type { OperationState, Run } from './run.ts';
import { requireSaved } from './saved.ts';
import { untilShown } from './show.ts';
import { usersOf } from './users.ts';
import { waitForUsers } from './wait-for-users.ts';

type Given = Omit<ConvertToManagedOptions, 'signal' | 'passwordFile' | 'onPassword' | 'who'> & {
  readonly who?: string;
};

interface State extends OperationState<Given> {
  /** Whether this conversion asked for the change of the domain. */
  changed?: boolean;
  /** The trust as it was found. */
  saved?: SavedFederation;
  warnings?: string[];
  /** Ids of users who have a new password by this conversion. */
  converted?: string[];
  /** Ids of users whose password was being set: whether it was is not known, so they get another one. */
  underWay?: string[];
  wait?: string;
}

/** What a function that chooses users can go by. */
const select = [
  'id',
  'userPrincipalName',
  'accountEnabled',
  'createdDateTime',
  'lastPasswordChangeDateTime',
  'onPremisesSyncEnabled',
  'onPremisesLastSyncDateTime',
  'passwordPolicies',
];

/** Makes a domain managed and, where asked, converts its users (CV-01 to CV-04, CV-13). */
export async function convertToManaged(
  run: Run<State, Conversion>,
  hands: Partial<ConvertToManagedOptions> = {},
): Promise<Conversion> {
  const { transport, state, signal, report } = run;
  const { subject, skipUserConversion, saved: given, waitUntilInEffectFor } = state.options;
  const { time } = transport.settings;
  const domain = requireDomainName(subject);
  const who = hands.who ?? state.options.who ?? 'withoutSyncedPassword';
  if (skipUserConversion && (hands.who ?? state.options.who) !== undefined)
    throw invalidOption('`who` has no meaning with `skipUserConversion: true`.');
  if (who === 'function') throw invalidOption('`who` was a function, which is not in the text: give it again.');
  const taker = takerOf(hands);
  if (!skipUserConversion && !taker)
    throw invalidOption('Converting users makes passwords: say where they go, with `passwordFile` or `onPassword`.');
  if (given) requireSaved(given, domain);

  const failed: FailedUser[] = [];
  const counts = { total: undefined as number | undefined, skipped: 0 };
  const converted = new Set(state.converted);
  const again = new Set(state.underWay);
  const warnings = new Set(state.warnings);
  const tell = (phase: Conversion['phase'], more: Partial<Conversion> = {}): Conversion => {
    const progress: Conversion = {
      domain,
      phase,
      changed: state.changed ?? false,
      users: { ...counts, converted: converted.size, failed: [...failed] },
      warnings: [...warnings],
      ...(state.saved && { saved: state.saved }),
      ...more,
    };
    // Written only when asked for: of a large domain it is long.
    report(progress, () =>
      JSON.stringify({ ...state, warnings: [...warnings], converted: [...converted], underWay: [...again] }),
    );
    return progress;
  };

  const convertDomain = async (): Promise<void> => {
    tell('checking');
    const found = await valueFrom(transport, domainCalls.get(domain), { signal });
    if (found.authenticationType === 'Federated') {
      const federation = await findFederation(transport, domain, { signal });
      if (federation) {
        state.saved = savedFederation(transport, domain, federation);
        if (!given)
          warnings.add(
            `The federation of ${domain} was not saved before. What is needed to convert back is in \`saved\` of this result: keep it.`,
          );
        else if (Object.keys(differencesFrom(federation, given.configuration)).length > 0)
          warnings.add(
            `What was given as \`saved\` is not what ${domain} was federated with last. Keep \`saved\` of this result.`,
          );
      }
      // Noted before it is asked for: after an interruption it is this operation that changed it.
      state.changed = true;
      tell('converting');
      await valueFrom(transport, domainCalls.update(domain, { authenticationType: 'Managed' }), { signal });
    }
    // What is needed to convert back: read just now or, of a domain that was managed already, saved before.
    const back = state.saved ?? given;
    for (const text of back ? obstaclesTo(back.configuration, time.now()) : []) warnings.add(text);
    tell('waiting');
    await untilShown(transport, domain, 'Managed', signal);
    await warnOfSubdomains();
  };

  /** Subdomains that are no roots have changed with the domain; their users are left alone (DM-03). */
  const warnOfSubdomains = async (): Promise<void> => {
    if (skipUserConversion) return;
    for await (const { id, isRoot } of listOf(transport, domainCalls.list(), { signal }))
      if (!isRoot && id.endsWith(`.${domain}`))
        warnings.add(
          `${id} follows ${domain}. Its users are not converted with it: run convertToManaged('${id}', …) too.`,
        );
  };

  const convertUsers = async (file: PasswordFile, earlier: ReadonlyMap<string, PasswordOutcome>): Promise<void> => {
    tell('users');
    let seen = 0;
    let resets: Reset[] = [];
    const flush = async (): Promise<void> => {
      if (resets.length === 0) return;
      signal.throwIfAborted();
      const together = resets;
      resets = [];
      for (const { id } of together) again.add(id);
      tell('users');
      const results = await resetPasswords(transport, together, file, signal);
      const errors = results.flatMap((result) => (result.ok ? [] : [result.error]));
      // Nobody at all may be given a password: it would be the same for the others.
      if (converted.size === 0 && errors.length === results.length && errors.every(({ status }) => status === 403))
        throw errors[0];
      for (const [position, { id, upn }] of together.entries()) {
        const result = results[position];
        again.delete(id);
        if (result?.ok === false) failed.push({ upn, error: result.error });
        else converted.add(id);
        if (result?.ok && !result.followed)
          warnings.add('Of some resets the service did not tell whether they ended well.');
      }
      tell('users');
    };
    for await (const page of usersOf(transport, domain, select, signal)) {
      counts.total ??= page.count;
      for (const user of page.items) {
        const upn = user.userPrincipalName ?? '';
        if (!isInDomain(upn, domain)) continue;
        seen++;
        if (converted.has(user.id)) continue;
        if (!again.has(user.id) && !needsPassword(user, earlier.get(upn.toLowerCase()))) counts.skipped++;
        else resets.push({ id: user.id, upn, password: makePassword() });
        if (resets.length >= resetsTogether) await flush();
      }
    }
    await flush();
    counts.total = seen;
    // Deleted or renamed since: nobody is left to whom that password belongs.
    again.clear();
  };

  const needsPassword = (user: User, outcome: PasswordOutcome | undefined): boolean => {
    if (outcome === 'applied') return false;
    if (outcome === 'pending') return true;
    if (typeof who === 'function') return who(user);
    if (who === 'all') return true;
    const { lastPasswordChangeDateTime: changed } = user;
    // Not even null: then nothing is known, and every synced password would be replaced.
    if (changed === undefined)
      throw new ResponseShapeError({
        code: 'NoPasswordDate',
        operation: 'listUsers',
        message: 'The service does not tell lastPasswordChangeDateTime, so who has a synced password is not known.',
        advice: 'Say who is to be converted, with `who`.',
      });
    return changed === null;
  };

  const earlier = (await taker?.open()) ?? new Map<string, PasswordOutcome>();
  try {
    await convertDomain();
    if (!skipUserConversion && taker) await convertUsers(taker, earlier);
    if (waitUntilInEffectFor?.length)
      await waitForUsers(transport, state, domain, 'cloud', waitUntilInEffectFor, signal, (inEffect) =>
        tell('inEffect', { inEffect }),
      );
    return tell('done');
  } finally {
    await taker?.close();
  }
}
