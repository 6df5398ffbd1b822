/** A request as any way in hands it over. Header names are in lower case. */
export interface PlainRequest {
  readonly method: string;
  /** As received: absolute, or path and query. Not decoded, not normalised. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whether it came over TLS; tells the scheme of a url that has none. */
  readonly secure?: boolean;
  /** It came from another machine: then the control surface asks for its key. */
  readonly isRemote?: boolean;
  /** Path that the way in is mounted at, taken off `url`, without a slash at its end; links begin with it. */
  readonly mountPath?: string;
  readonly body?: string | undefined;
  /** Why the way in does not hand over a body that there was. */
  readonly bodyRefused?: BodyRefusal | undefined;
}

/** A body that is too large, damaged, or in an encoding that is not read. */
export interface BodyRefusal {
  readonly status: 400 | 413 | 415;
  readonly code: string;
  readonly message: string;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for an answer without content. */
  readonly body?: string | undefined;
}

/** Largest request body in bytes; ways in stop reading there. */
export const bodyLimit = 4 * 1024 * 1024;
