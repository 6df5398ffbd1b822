/** A length of time: parts, or ISO 8601 such as `PT24H` or `P7D`. */
export type Duration =
  | string
  | {
      readonly days?: number;
      readonly hours?: number;
      readonly minutes?: number;
      readonly seconds?: number;
      readonly milliseconds?: number;
    };

const pattern =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Milliseconds of a time: whole milliseconds since 1970, or ISO 8601 with `Z` or an offset, since without one it would
 * depend on the machine. Throws a RangeError for any other.
 */
export function readTime(time: number | string): number {
  const at = typeof time === 'number' ? time : /T.*(Z|[+-]\d\d:?\d\d)$/i.test(time) ? Date.parse(time) : Number.NaN;
  if (!Number.isSafeInteger(at) || at < 0)
    throw new RangeError(`'${time}' is not a time from 1970. Write ISO 8601, such as 2026-01-31T08:00:00Z.`);
  return at;
}

/** Milliseconds of a duration. Throws a RangeError for one that cannot be read or is negative; months and years have no fixed length. */
export function milliseconds(duration: Duration): number {
  if (typeof duration === 'string') {
    const match = pattern.exec(duration);
    if (!match || duration === 'P' || duration.endsWith('T')) {
      throw new RangeError(
        `'${duration}' is not a duration. Write ISO 8601 with weeks, days, hours, minutes or seconds, such as PT24H or P7D.`,
      );
    }
    const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
    return Math.round((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1_000);
  }
  const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds: rest = 0 } = duration;
  const total = Math.round(((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1_000 + rest);
  if (!Number.isFinite(total) || total < 0)
    throw new RangeError('A duration is a number of at least 0. A clock is not moved backwards.');
  return total;
}

/** A number of milliseconds as ISO 8601, such as `PT30M`; the largest unit is the hour. */
export function durationText(length: number): string {
  const hours = Math.floor(length / 3_600_000);
  const minutes = Math.floor(length / 60_000) % 60;
  const seconds = (length % 60_000) / 1_000;
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean);
  return parts.length === 0 ? 'PT0S' : `PT${parts.join('')}`;
}

/** Whether a text is a duration that can be read. */
export function isDuration(text: string): boolean {
  try {
    return milliseconds(text) >= 0;
  } catch {
    return false;
  }
}
