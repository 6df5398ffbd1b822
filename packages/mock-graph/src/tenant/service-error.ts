export interface ErrorDetail {
  readonly code: string;
  readonly target?: string;
  readonly message?: string;
}

/** A refusal as the service words it. Nothing has changed when it is thrown. */
export class ServiceError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[] | undefined;
  /** Row of the assumptions table on which this answer rests. */
  readonly assumption: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { details?: readonly ErrorDetail[]; assumption?: string } = {},
  ) {
    super(message);
    this.name = 'ServiceError';
    this.status = status;
    this.code = code;
    this.details = more.details;
    this.assumption = more.assumption;
  }
}

export const badRequest = (
  message: string,
  more: { details?: readonly ErrorDetail[]; assumption?: string } = {},
): ServiceError => new ServiceError(400, 'Request_BadRequest', message, more);

/** The directory's answer for an id that it does not know. */
export const notFound = (id: string): ServiceError =>
  new ServiceError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** The answer for something outside of the directory that is not there. */
export const absent = (message: string): ServiceError => new ServiceError(404, 'Request_ResourceNotFound', message);

export const denied = (message = 'Insufficient privileges to complete the operation.'): ServiceError =>
  new ServiceError(403, 'Authorization_RequestDenied', message);

/** The answer for a second object with the same value of a unique property. */
export const conflict = (property: string, assumption?: string): ServiceError => {
  const message = `Another object with the same value for property ${property} already exists.`;
  return badRequest(message, {
    details: [{ code: 'ObjectConflict', message, target: property }],
    ...(assumption === undefined ? {} : { assumption }),
  });
};

export const invalidValue = (property: string, resource: string): ServiceError => {
  const message = `Invalid value specified for property '${property}' of resource '${resource}'.`;
  return badRequest(message, { details: [{ code: 'InvalidValue', message, target: property }] });
};
