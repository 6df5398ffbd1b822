/** How a clock runs: it stands until it is moved, keeps pace with the machine's, or runs `factor` times as fast. */
export type ClockMode = 'frozen' | 'real' | ScaledClock;

export interface ScaledClock {
  readonly mode: 'scaled';
  /** Above 0, up to 1,000,000; below 1 the clock is slower than the machine's. */
  readonly factor: number;
}

/** Times are shown with four digits of the year: no clock goes further. */
export const lastTime = Date.UTC(9999, 11, 31, 23, 59, 59);

const largestFactor = 1_000_000;
const explain = `Say 'frozen', 'real', or 'scaled' with a factor above 0, up to ${largestFactor}.`;

/**
 * Reads a clock mode: `frozen`, `real`, `scaled:3600`, or an object with `mode` and, when scaled, `factor`. Throws a
 * RangeError for any other.
 */
export function readClockMode(given: unknown): ClockMode {
  const { mode, factor, ...rest } =
    typeof given === 'string' ? fromText(given) : (Object(given) as Record<string, unknown>);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new RangeError(`A clock mode has no '${unknown}'. ${explain}`);
  if (mode === 'frozen' || mode === 'real') {
    if (factor !== undefined) throw new RangeError(`A ${mode} clock has no factor. ${explain}`);
    return mode;
  }
  if (mode !== 'scaled')
    throw new RangeError(`${typeof mode === 'string' ? `'${mode}'` : 'That'} is no clock mode. ${explain}`);
  if (typeof factor !== 'number' || !(factor > 0 && factor <= largestFactor))
    throw new RangeError(
      `${factor === undefined ? 'A scaled clock needs a factor' : `'${factor}' is no factor`}. ${explain}`,
    );
  return { mode, factor };
}

function fromText(text: string): Record<string, unknown> {
  const scaled = /^scaled:(\d*\.?\d+(?:e[+-]?\d+)?)$/i.exec(text);
  return scaled ? { mode: 'scaled', factor: Number(scaled[1]) } : { mode: text };
}

/** A mode as one word, as `readClockMode` reads it: `scaled:3600`. */
export const clockModeText = (mode: ClockMode): string =>
  typeof mode === 'string' ? mode : `${mode.mode}:${mode.factor}`;

/** A tenant's clock. Times are whole milliseconds; except by `set` it never runs backwards, even where the machine's is set back. */
export class Clock {
  #mode: ClockMode;
  readonly #wall: () => number;
  /** The time that was set, and the machine's at that moment. */
  #from: number;
  #wallFrom: number;
  /** The latest time that was told. */
  #told: number;

  constructor(mode: ClockMode, start: number, wall: () => number = () => Date.now()) {
    this.#mode = mode;
    this.#wall = wall;
    this.#from = start;
    this.#told = start;
    this.#wallFrom = wall();
  }

  get mode(): ClockMode {
    return this.#mode;
  }

  now(): number {
    if (this.#mode === 'frozen') return this.#from;
    const rate = this.#mode === 'real' ? 1 : this.#mode.factor;
    const now = this.#from + Math.floor((this.#wall() - this.#wallFrom) * rate);
    this.#told = Math.min(Math.max(this.#told, now), lastTime);
    return this.#told;
  }

  /** Sets the time, and the mode if one is given. */
  set(time: number, mode: ClockMode = this.#mode): void {
    this.#mode = mode;
    this.#from = time;
    this.#told = time;
    this.#wallFrom = this.#wall();
  }
}
