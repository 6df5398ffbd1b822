/** A version of Microsoft Graph. */
export type GraphVersion = 'v1.0' | 'beta';

/**
 * One operation of the service as data, generated from the description. The SDK builds its calls from it, the mock
 * its routes, the conformance suite its coverage.
 */
export interface OperationDescriptor {
  /** The operation id of the description, for example `createFeatureRolloutPolicy`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path template without the version, for example `/policies/featureRolloutPolicies/{policyId}`. */
  readonly path: string;
  /** Versions that serve it, in order of preference. */
  readonly versions: readonly GraphVersion[];
  /** Success statuses that the service documents or was seen to answer. */
  readonly success: readonly number[];
  /**
   * `safe`: reads. `idempotent`: may be repeated blindly. `verify`: not repeatable blindly, but `didItHappen` names the
   * read that tells whether a lost call took effect. `never`: repeating may create a second object.
   */
  readonly repeat: 'safe' | 'idempotent' | 'verify' | 'never';
  /** For `repeat: 'verify'`: the reading operation and what its answer shows when the call has happened. */
  readonly didItHappen?: DidItHappen;
  /** True where the answer is a collection with `value` and perhaps `@odata.nextLink`. */
  readonly collection?: boolean;
}

/**
 * How to tell whether a write whose answer was lost took effect: call `operation` with the same path parameters.
 * `body`: it happened when every property of the request body has the value read. `notFound`: it happened when the read
 * answers 404. `contains`: it happened when the collection read holds an item whose id is the request's reference
 * (the last segment of `@odata.id`); `lacks`: when it does not hold the path parameter named by `parameter`.
 */
export interface DidItHappen {
  readonly operation: string;
  readonly when: 'body' | 'notFound' | 'contains' | 'lacks';
  readonly parameter?: string;
}

/**
 * An operation as the SDK ships it. What is usual is left out, and {@link descriptorsOf} puts it back: `method` GET,
 * both `versions`, `success` 200 for GET, 201 for POST and 204 for the others, `repeat` `verify` where there is
 * `didItHappen`, else `safe` for GET and `never` for the others.
 */
export type BriefDescriptor = Pick<OperationDescriptor, 'path'> & Partial<Omit<OperationDescriptor, 'id'>>;

/** The operations whole, by id. */
export function descriptorsOf<Id extends string>(
  table: Readonly<Record<Id, BriefDescriptor>>,
): Readonly<Record<Id, OperationDescriptor>> {
  const whole = Object.entries<BriefDescriptor>(table).map(([id, { method = 'GET', ...brief }]) => [
    id,
    {
      ...{ id, method, versions: ['v1.0', 'beta'] },
      success: [method === 'GET' ? 200 : method === 'POST' ? 201 : 204],
      repeat: brief.didItHappen ? 'verify' : method === 'GET' ? 'safe' : 'never',
      ...brief,
    } satisfies OperationDescriptor,
  ]);
  return Object.fromEntries(whole) as Record<Id, OperationDescriptor>;
}

/** What a caller must hold for one operation; loaded only to explain a refusal. */
export interface OperationPermissions {
  /** Alternatives, least privileged first; each alternative lists permissions that are needed together. Empty: not supported. */
  readonly delegated: readonly (readonly string[])[];
  readonly application: readonly (readonly string[])[];
  /** Directory roles of which a delegated caller needs one; empty when none is documented. */
  readonly roles: readonly string[];
  /** What depends on the body. */
  readonly when?: readonly ConditionalPermissions[];
}

/**
 * Alternatives that count when the body holds a property. `suffices`: they suffice when it holds nothing else. `needed`: one
 * of them is needed in addition to the permissions of the operation.
 */
export interface ConditionalPermissions {
  readonly property: string;
  readonly effect: 'suffices' | 'needed';
  readonly delegated: readonly (readonly string[])[];
  readonly application: readonly (readonly string[])[];
}
