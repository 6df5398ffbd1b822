import type { GraphVersion, OperationDescriptor, OperationPermissions } from './descriptor.ts';

/** Property names of a request body by their lower-case form; the service reads names without regard to case. */
export interface BodyShape {
  readonly properties: Readonly<
    Record<
      string,
      {
        readonly name: string;
        /** Enumeration members by their lower-case form. */
        readonly values?: Readonly<Record<string, string>>;
        readonly secret?: boolean;
        readonly shape?: BodyShape;
      }
    >
  >;
}

/** All that a server needs to know of an operation. */
export interface OperationDescription extends OperationDescriptor {
  /** The status of success that each version documents; a version that does not serve the operation is absent. */
  readonly status: Readonly<Partial<Record<GraphVersion, number>>>;
  readonly permissions: OperationPermissions;
  readonly behaviours: readonly string[];
  readonly pathParameters: readonly { readonly name: string; readonly guid?: boolean }[];
  /** Query options that are read; any other is refused. */
  readonly query: readonly string[];
  readonly body?: boolean;
  /** False where a request without a body means the same as one with an empty object. */
  readonly bodyRequired?: false;
  /** What the body is called where it is refused: the entity that it writes. */
  readonly bodyEntity?: string;
  readonly shape?: BodyShape;
  /** Name of the entity answered, or of the items of the collection. */
  readonly entity?: string;
  /** Properties of the answer that are shown to the caller and must not be logged. */
  readonly answerSecrets?: readonly string[];
  readonly page: { readonly default: number; readonly maximum: number };
  /** What a call costs in the service's throttling (GP-04). */
  readonly resourceUnits: number;
}

export type { GraphVersion, OperationDescriptor, OperationPermissions };
