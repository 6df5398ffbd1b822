import type { Command } from '../tenant/command.ts';
import type { State } from '../tenant/state.ts';

/** A state at a position, from which later commands can be repeated. */
export interface Mark {
  readonly position: number;
  readonly at: number;
  readonly state: State;
}

const markEvery = 1_000;
const keepCommands = 10_000;

/**
 * The commands since the oldest mark. A mark is kept every 1,000 commands, and the newest 10,000 commands; what is older
 * cannot be reached again.
 */
export class MemoryJournal {
  #marks: Mark[];
  #commands: Command[] = [];

  constructor(start: Mark) {
    this.#marks = [start];
  }

  get position(): number {
    return this.#commands.at(-1)?.position ?? this.oldest.position;
  }

  get oldest(): Mark {
    const [first] = this.#marks;
    if (!first) throw new Error('A journal always has a mark.');
    return first;
  }

  /** Writes a command; `before` is the state that it will change, settled up to the command's time. */
  append(command: Command, before: State): void {
    if (command.position !== this.position + 1)
      throw new Error(`Command ${command.position} does not follow ${this.position}.`);
    if (this.#commands.length > 0 && (command.position - 1) % markEvery === 0) {
      this.#marks.push({
        position: command.position - 1,
        at: command.at,
        state: before,
      });
      this.#forget(command.position - 1);
    }
    this.#commands.push(command);
  }

  /** Takes back the command that was written last, because it came to nothing. */
  withdraw(command: Command): void {
    if (this.#commands.at(-1) === command) this.#commands.pop();
  }

  #forget(position: number): void {
    while (this.#marks.length > 1 && position - (this.#marks[1]?.position ?? position) >= keepCommands)
      this.#marks.shift();
    const first = this.oldest.position;
    const drop = this.#commands.findIndex((command) => command.position > first);
    if (drop > 0) this.#commands = this.#commands.slice(drop);
  }

  /** Commands after a position, oldest first. */
  after(position: number): readonly Command[] {
    const first = this.#commands[0]?.position ?? Number.POSITIVE_INFINITY;
    return this.#commands.slice(Math.max(0, position + 1 - first));
  }

  /** The newest mark at or before a position; undefined when that is forgotten. */
  markBefore(position: number): Mark | undefined {
    return this.#marks.findLast((mark) => mark.position <= position);
  }
}
