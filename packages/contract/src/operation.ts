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
  readonly permissions: OperationPermissions;
  /** Further alternatives that suffice when the body holds nothing but `property`. */
  readonly permissionsWhen?: readonly {
    readonly property: string;
    readonly only: boolean;
    readonly delegated: readonly (readonly string[])[];
    readonly application: readonly (readonly string[])[];
  }[];
  readonly behaviours: readonly string[];
  readonly pathParameters: readonly { readonly name: string; readonly guid?: boolean }[];
  /** Query options that are read; any other is refused. */
  readonly query: readonly string[];
  readonly body?: boolean;
  readonly shape?: BodyShape;
  /** Name of the entity answered, or of the items of the collection. */
  readonly entity?: string;
  readonly page: { readonly default: number; readonly maximum: number };
  /** What a call costs in the service's throttling (GP-04). */
  readonly resourceUnits: number;
}

export type { GraphVersion, OperationDescriptor, OperationPermissions };
