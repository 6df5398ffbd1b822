/** Version of the rules below. A journal is replayed only by the engine that wrote it. */
export const engineVersion = '0.1.0';

/** On whose behalf something is done. */
export interface Actor {
  readonly kind: 'user' | 'application' | 'onPremises' | 'system';
  /** Object id of the user, or application id. */
  readonly id: string;
  readonly displayName?: string;
  readonly userPrincipalName?: string;
}

export const systemActor: Actor = { kind: 'system', id: 'system' };
export const onPremisesActor: Actor = { kind: 'onPremises', id: 'onPremises' };

/** Whatever changes a tenant, parsed and checked, secrets replaced. The same commands give the same tenant. */
export interface Command {
  /** 1 for the first after a checkpoint's history began; never reused. */
  readonly position: number;
  /** Moment in milliseconds, never less than that of the command before. */
  readonly at: number;
  readonly operation: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly engine: string;
}

export interface Context {
  readonly actor: Actor;
}
