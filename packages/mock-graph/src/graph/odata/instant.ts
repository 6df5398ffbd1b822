/** A moment, exact to the picosecond: OData allows twelve digits after the second, more than a double can carry. */
export interface Instant {
  /** Seconds since 1970-01-01T00:00:00Z, whole, negative before. */
  readonly seconds: number;
  readonly picoseconds: number;
}

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,12}))?)?(Z|[+-]\d{2}:\d{2}))?$/i;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads an ISO 8601 date-time with its offset, or a date alone (midnight UTC, as Graph takes `activityDateTime ge 2026-01-01`).
 * Undefined when the text is neither or names no real day or time. No `Date`, so that it is the same in every zone and runtime.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const part = (index: number) => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = offsetSeconds(match[8] ?? 'Z');
  if (offset === undefined) return undefined;
  return {
    seconds: daysSinceEpoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset,
    picoseconds: Number((match[7] ?? '').padEnd(12, '0')),
  };
}

/** Negative, zero or positive, as for `sort`. */
export function compareInstants(a: Instant, b: Instant): number {
  return a.seconds - b.seconds || a.picoseconds - b.picoseconds;
}

function offsetSeconds(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4));
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 3_600 + minutes * 60);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Counts years from March, so that the leap day is the last of its year. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}
