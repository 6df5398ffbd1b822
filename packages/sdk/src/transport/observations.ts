import type { LongOperation } from './long-operation.ts';

/** What is observed of the operation from now on; ends with it and throws what it throws. */
export async function* observationsOf<Progress>(
  operation: LongOperation<unknown, Progress>,
): AsyncGenerator<Progress, void, undefined> {
  const arrived: Progress[] = [];
  let wake = () => {};
  let ended = false;
  const off = operation.onProgress((progress) => {
    arrived.push(progress);
    wake();
  });
  const end = () => {
    ended = true;
    wake();
  };
  operation.then(end, end);
  try {
    for (;;) {
      const next = arrived.shift();
      if (next !== undefined) yield next;
      else if (ended) break;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    await operation;
  } finally {
    off();
  }
}
