import { ODataError } from '../../../src/graph/odata/errors.ts';

/** The ODataError that a call throws; anything else fails the test. */
export function caught(call: () => unknown): ODataError {
  try {
    call();
  } catch (error) {
    if (error instanceof ODataError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
