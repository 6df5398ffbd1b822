/** Times are milliseconds since 1970-01-01T00:00:00Z, in UTC. The calendar is computed here: a tenant has no clock. */

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Microseconds in a millisecond: queues of agents are finer than the clock. */
export const microseconds = 1_000;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** `2026-01-31T08:00:00Z`, with `decimals` digits of seconds when asked for. */
export function formatTime(time: number, decimals = 0): string {
  const days = Math.floor(time / day);
  const rest = time - days * day;
  // Days are counted in eras of 400 years that start on 1 March, so that the leap day comes last.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const fraction =
    decimals === 0
      ? ''
      : `.${pad(rest % second, 3)
          .padEnd(decimals, '0')
          .slice(0, decimals)}`;
  const clock = [Math.floor(rest / hour), Math.floor(rest / minute) % 60, Math.floor(rest / second) % 60];
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}T${clock.map((part) => pad(part, 2)).join(':')}${fraction}Z`;
}

/** A whole number from 0 as text whose order is the number's, for keys. Throws for any other, which would have no order. */
export function orderedKey(value: number, width = 15): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is no time or number that can be ordered.`);
  return pad(value, width);
}
