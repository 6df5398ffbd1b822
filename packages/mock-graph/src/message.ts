/** A request as any way in hands it over. Header names are in lower case. */
export interface PlainRequest {
  readonly method: string;
  /** As received: absolute, or path and query. Not decoded, not normalised. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string | undefined;
  /** The way in stopped reading because the body is over the limit. */
  readonly bodyTooLarge?: boolean;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for an answer without content. */
  readonly body?: string | undefined;
}

/** Largest request body in bytes; ways in stop reading there. */
export const bodyLimit = 4 * 1024 * 1024;
