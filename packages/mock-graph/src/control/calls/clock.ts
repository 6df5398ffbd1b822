import * as z from 'zod/mini';
import { readClockMode } from '../../clock.ts';
import { iso } from '../../iso.ts';
import type { MockTenant } from '../../mock-tenant.ts';
import { ControlError, call, text } from '../call.ts';

const amount = z.optional(z.number());
const change = z.strictObject({
  advance: z.optional(
    z.union([
      text,
      z.strictObject({ days: amount, hours: amount, minutes: amount, seconds: amount, milliseconds: amount }),
    ]),
  ),
  set: z.optional(text),
  mode: z.optional(text),
  factor: z.optional(z.number()),
});

/** `factor` is there for a scaled clock. */
export const clockBody = (tenant: MockTenant) => ({
  now: iso(tenant.now()),
  mode: tenant.clock.mode,
  factor: tenant.clock.factor,
});

export const clockCalls = [
  call('GET /clock', ({ tenant }) => clockBody(tenant)),
  call(
    'POST /clock',
    ({ tenant, body }) => {
      const { advance, set, ...mode } = body;
      if (Object.keys(body).length === 0)
        throw new ControlError(
          400,
          'Say what to do with the clock: {"advance":"PT24H"}, {"set":"2026-01-31T08:00:00Z"}, {"mode":"frozen"} or {"mode":"scaled","factor":60}.',
        );
      if (advance !== undefined && set !== undefined)
        throw new ControlError(400, 'Either advance the clock or set it.');
      const wanted = Object.keys(mode).length === 0 ? undefined : readClockMode(mode);
      // The move comes first: where it is refused, the mode stays too.
      if (set !== undefined) tenant.clock.set(set);
      if (advance !== undefined) tenant.clock.advance(advance);
      if (wanted !== undefined) tenant.clock.run(wanted);
      return clockBody(tenant);
    },
    { body: change },
  ),
];
