/** What came out of a step. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A step's notebook: what was checked, and what there is to say about failures. */
export class Checks {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  readonly #lines: string[] = [];

  get counts(): Counts {
    return { passed: this.#passed, failed: this.#failed, skipped: this.#skipped };
  }

  /** What is shown of the step when something failed, or was skipped. */
  get text(): string {
    return this.#lines.join('\n');
  }

  /** One check by name; the output is shown if it failed. */
  check(name: string, fine: boolean, output = ''): void {
    if (fine) this.#passed++;
    else {
      this.#failed++;
      this.#lines.push(`✗ ${name}`, ...(output.trim() ? [output.trimEnd()] : []));
    }
  }

  /** One check that was not made, and why. */
  skip(name: string, why: string): void {
    this.#skipped++;
    this.#lines.push(`– ${name}: ${why}`);
  }

  /** A line to show with what failed. */
  note(line: string): void {
    this.#lines.push(line);
  }

  /** Many checks that something else has made. */
  add(counts: Partial<Counts>, output = ''): void {
    this.#passed += counts.passed ?? 0;
    this.#failed += counts.failed ?? 0;
    this.#skipped += counts.skipped ?? 0;
    if ((counts.failed ?? 0) > 0 && output.trim()) this.#lines.push(output.trimEnd());
  }
}

export interface Step {
  readonly name: string;
  /** Steps whose results it works on: it waits for them, and looks itself whether what it needs is there. */
  readonly after?: readonly string[];
  readonly work: (checks: Checks) => Promise<void>;
}

const atOnce = 2;

/** Carries out steps, two at a time, in their order where nothing else is asked for. Gives the sum. */
export async function carryOut(steps: readonly Step[], print: (text: string) => void): Promise<Counts> {
  const done = new Set<string>();
  const waiting = [...steps];
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const record = (step: Step, { counts, text }: Checks, seconds: number): void => {
    done.add(step.name);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
    const mark = counts.failed > 0 ? '✗' : counts.passed > 0 ? '✓' : '–';
    print(`${mark} ${step.name.padEnd(30)}${`${seconds.toFixed(1)} s`.padStart(8)}   ${describe(counts)}`);
    if (text) print(text.replaceAll(/^(?=.)/gm, '    '));
  };
  const work = async (): Promise<void> => {
    for (;;) {
      const index = waiting.findIndex((step) => (step.after ?? []).every((name) => done.has(name)));
      const [step] = index < 0 ? [] : waiting.splice(index, 1);
      if (!step) {
        if (waiting.length === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
        continue;
      }
      const checks = new Checks();
      const began = performance.now();
      try {
        await step.work(checks);
      } catch (error) {
        checks.check('the step itself', false, error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      record(step, checks, (performance.now() - began) / 1_000);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return sum;
}

/** `12 passed, 0 failed`, and how many were skipped if any were. */
export const describe = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
