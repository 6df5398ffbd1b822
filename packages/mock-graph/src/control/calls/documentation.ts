import { assumptions } from '../../tenant/assumptions.ts';
import { timings } from '../../tenant/timings.ts';
import { call } from '../call.ts';

export const documentationCalls = [call('GET /assumptions', () => assumptions), call('GET /timings', () => timings)];
