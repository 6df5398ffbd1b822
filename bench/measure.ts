/** CPU time, since wall time on a shared machine says little, in rounds that take turns, so that drift hits all alike. */

export interface Contender {
  readonly name: string;
  /** One round; gives how many times it did the thing. */
  readonly round: () => number | Promise<number>;
}

export interface Measured {
  readonly name: string;
  /** Microseconds of CPU a time: median over rounds, lowest and highest. */
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Contenders in turn, round by round, after one round that does not count. */
export async function compare(contenders: readonly Contender[], rounds = 9): Promise<Measured[]> {
  const figures = contenders.map(() => [] as number[]);
  for (let round = -1; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      collect();
      const before = cpu();
      const times = await contender.round();
      const each = (cpu() - before) / times;
      if (round >= 0) figures[index]?.push(each);
    }
  }
  return contenders.map(({ name }, index) => {
    const values = figures[index] ?? [];
    return { name, median: median(values), lowest: Math.min(...values), highest: Math.max(...values) };
  });
}

export function collect(): void {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) throw new Error('Run with --expose-gc.');
  gc();
}

/** Median of the ratios round by round would need the rounds; the ratio of medians is what we quote. */
export const ratio = (measured: Measured, baseline: Measured): number => measured.median / baseline.median;

export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly aim: string;
  readonly met: boolean;
}

const microseconds = (value: number): string =>
  value >= 10_000 ? `${(value / 1_000).toFixed(1)} ms` : `${value.toFixed(value < 10 ? 2 : 0)} µs`;
export const shown = (measured: Measured): string =>
  `${microseconds(measured.median)} (${microseconds(measured.lowest)}–${microseconds(measured.highest)})`;

export function table(title: string, rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${row.what} | ${row.figure} | ${row.aim} | ${row.met ? 'met' : '**missed**'} |`);
  return [`### ${title}`, '', '| what | measured | aim | |', '|---|---|---|---|', ...lines, ''].join('\n');
}
