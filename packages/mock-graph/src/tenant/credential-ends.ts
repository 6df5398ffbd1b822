/** Refresh tokens and device codes that have ended are told apart from made-up ones for as long as logs are kept. */
import { dropExpired, keptSince } from './log-retention.ts';
import type { CredentialEnd } from './records.ts';
import type { Draft } from './state.ts';
import { orderedKey } from './time.ts';

/** Notes when a credential ends, and drops the oldest of those that are not told apart any more. */
export function keepUntilForgotten(draft: Draft, end: CredentialEnd): void {
  const ends = draft.write('credentialEnds');
  ends.set(`${orderedKey(end.at)}|${end.digest}`, end);
  dropExpired(ends, keptSince(draft), (_key, { table, digest }) => {
    if (table === 'deviceCodes') dropUserCode(draft, digest);
    draft.write(table).delete(digest);
  });
}

/** What a person types stands for one code at a time, and may stand for a later one by now. */
function dropUserCode(draft: Draft, digest: string): void {
  const userCode = draft.tables.deviceCodes.get(digest)?.userCodeDigest ?? '';
  if (draft.tables.userCodes.get(userCode) === digest) draft.write('userCodes').delete(userCode);
}
