/** A tenant's clock: frozen until moved, or running with the machine's from where it was set. Times are milliseconds. */
export class Clock {
  #mode: 'frozen' | 'real';
  /** The time itself when frozen; the distance from wall time when real. */
  #value: number;
  readonly #wall: () => number;

  constructor(mode: 'frozen' | 'real', start: number, wall: () => number = Date.now) {
    this.#mode = mode;
    this.#wall = wall;
    this.#value = mode === 'frozen' ? start : start - wall();
  }

  get mode(): 'frozen' | 'real' {
    return this.#mode;
  }

  now(): number {
    return this.#mode === 'frozen' ? this.#value : this.#wall() + this.#value;
  }

  /** Sets the time, and the mode if one is given. */
  set(time: number, mode: 'frozen' | 'real' = this.#mode): void {
    this.#mode = mode;
    this.#value = mode === 'frozen' ? time : time - this.#wall();
  }
}
