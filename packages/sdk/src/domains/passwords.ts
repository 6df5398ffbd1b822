import type { MadePassword, PasswordFile, PasswordOptions, PasswordOutcome } from '../conversion.ts';
import { invalidOption } from '../option-kinds.ts';

/** Letters and digits that are not mistaken for one another; nothing that a spreadsheet or a shell reads as more. */
const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789'] as const;
const letters = kinds.join('');
const length = 16;

/** A password that nobody can guess (more than 90 bits), of three kinds of characters. */
export function makePassword(): string {
  for (;;) {
    const password = Array.from({ length }, () => letters.charAt(below(letters.length))).join('');
    if (kinds.every((kind) => [...password].some((character) => kind.includes(character)))) return password;
  }
}

/** A number below `limit` (256 at most), each as likely as the others. */
function below(limit: number): number {
  const one = new Uint8Array(1);
  for (;;) {
    const [value = 0] = crypto.getRandomValues(one);
    if (value < 256 - (256 % limit)) return value % limit;
  }
}

/** The one taker of passwords that was given, as a file; none where none was given. @throws RequestRefusedError for two */
export function takerOf({ passwordFile, onPassword }: PasswordOptions): PasswordFile | undefined {
  if (passwordFile && onPassword) throw invalidOption('Give `passwordFile` or `onPassword`, not both.');
  if (passwordFile || !onPassword) return passwordFile;
  return {
    open: async () => new Map<string, PasswordOutcome>(),
    async write(passwords: readonly MadePassword[]) {
      for (const made of passwords) await onPassword(made);
    },
    mark: async () => {},
    close: async () => {},
  };
}
