/** The part of the mock that a real tenant has not: a look behind the sign-in page, and the world on-premises. */

export interface SignInMap {
  readonly counts: Readonly<Record<string, number>>;
}

export interface Explanation {
  readonly route: string;
  readonly because: readonly { readonly behaviour: string; readonly text: string }[];
}

export interface SignInOutcome extends Explanation {
  readonly method: string | null;
  readonly result: 'success' | 'failure' | 'federated' | 'passwordChangeNeeded';
  /** AADSTS code. */
  readonly code?: number;
}

/** Speaks to the control surface of a mock. The clock is moved by waiting, not here. */
export class Control {
  readonly #address: string;

  constructor(baseUrl: string) {
    this.#address = `${baseUrl}/_mock`;
  }

  async #ask<Answer>(path: string, method = 'GET', body?: object): Promise<Answer> {
    const response = await fetch(`${this.#address}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const answer = (await response.json()) as Answer & { error?: string };
    if (!response.ok) throw new Error(`${method} ${path}: ${answer.error ?? response.status}`);
    return answer;
  }

  now = async (): Promise<Date> => new Date((await this.#ask<{ now: string }>('/clock')).now);
  map = (): Promise<SignInMap> => this.#ask('/sign-in-map');
  explain = (upn: string, more: Readonly<Record<string, string>>): Promise<Explanation> =>
    this.#ask(`/explain/sign-in?${new URLSearchParams({ upn, ...more })}`);
  signIn = (upn: string, password: string): Promise<SignInOutcome> =>
    this.#ask('/sign-in', 'POST', { upn, password, interactive: true });
  get = <Answer>(path: string): Promise<Answer> => this.#ask(path);
  post = (path: string, body: object): Promise<unknown> => this.#ask(path, 'POST', body);
  patch = (path: string, body: object): Promise<unknown> => this.#ask(path, 'PATCH', body);
}

/** Ends a rehearsal that goes otherwise than documented. */
export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The rehearsal went otherwise than documented: ${what}.`);
}

/** What the rehearsal tells; the caller decides where it goes. */
export interface Stage {
  /** A line that stays. */
  readonly say: (text: string) => void;
  /** A line that the next one replaces; empty ends it. */
  readonly progress: (text: string) => void;
}
