import type { SavedFederation } from '../federation.ts';
import { RequestRefusedError } from '../transport/errors.ts';

const version = 1;

/** Why a value is no saved federation that this package can use, as a sentence; undefined for one that is. */
export function problemOfSaved(saved: unknown): string | undefined {
  const given = (saved ?? {}) as Partial<Record<keyof SavedFederation, unknown>>;
  if (given.kind !== 'savedFederation') return 'This is no saved federation.';
  if (given.version !== version)
    return `This federation was saved in version ${JSON.stringify(given.version)}; this package reads version ${version}.`;
  if (typeof given.configuration === 'object' && given.configuration !== null) return undefined;
  return 'This saved federation has no configuration.';
}

/** What was saved, if it is of this domain. @throws RequestRefusedError */
export function requireSaved(saved: unknown, domain: string): SavedFederation {
  const found = saved as SavedFederation;
  const problem =
    problemOfSaved(saved) ??
    (found.domain === domain
      ? undefined
      : `This federation was saved of ${JSON.stringify(found.domain)}, not of ${domain}.`);
  if (problem === undefined) return found;
  throw new RequestRefusedError({
    code: 'InvalidSavedFederation',
    message: `${problem} Nothing was sent.`,
    advice: 'Give what client.domains.saveFederation() answered for this domain.',
  });
}
