/**
 * Rules about names and source anchors that both the mock's tenant and the findings go by. Pure, and without imports: the
 * tenant may use them as they are.
 */

/**
 * Last labels that public DNS never has: reserved by RFC 2606, 6761, 6762 and by ICANN, or in private use for so long
 * that they are not given out. `example` is left out: it stands for public names in documentation.
 */
const privateSuffixes: readonly string[] = [
  'corp',
  'home',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localhost',
  'private',
  'test',
];

/** Whether a name cannot be that of a domain in public DNS: a single label, one that ends in a private suffix, or one with an underscore (UP-03). */
export function isNonRoutable(name: string): boolean {
  const labels = name.toLowerCase().split('.');
  return labels.length < 2 || name.includes('_') || privateSuffixes.includes(labels.at(-1) ?? '');
}

/** A binary value of a directory attribute, as text. */
export type BinaryValue = { readonly base64: string } | { readonly hex: string };

/** Something that is wrong with one value of a source anchor. */
export interface SourceAnchorProblem {
  readonly code: 'anchorMissing' | 'anchorKind' | 'anchorTooLong' | 'anchorCharacters';
  readonly text: string;
  readonly whatToDo: string;
}

/** A source anchor counts fewer characters than this (UP-05). */
export const sourceAnchorLengthLimit = 60;

/** What each character other than a letter a–z, A–Z or a digit counts (UP-05). */
export const sourceAnchorOtherWeight = 3;

/** Characters that no source anchor has (UP-05). */
export const sourceAnchorForbidden = '\\!#$%&*+/=?^{}|~><()\';:,[]"@_';

/** Attributes that follow a person's name and change with it (UP-05). */
export const nameAttributes: readonly string[] = [
  'cn',
  'displayName',
  'distinguishedName',
  'givenName',
  'mail',
  'mailNickname',
  'name',
  'proxyAddresses',
  'sAMAccountName',
  'sn',
  'userPrincipalName',
];

const base64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;
const hexadecimal = /^([0-9a-f]{2})+$/i;

export interface SourceAnchor {
  readonly kind: 'string' | 'integer' | 'binary';
  /** The text that synchronization sends. */
  readonly text: string;
}

/** The anchor that a value gives; undefined for values that are no string, integer or binary. */
export function sourceAnchorOf(value: unknown): SourceAnchor | undefined {
  if (typeof value === 'string') return { kind: 'string', text: value };
  if (Number.isSafeInteger(value)) return { kind: 'integer', text: String(value) };
  if (typeof value !== 'object' || value === null) return undefined;
  if ('base64' in value && typeof value.base64 === 'string' && base64.test(value.base64))
    return { kind: 'binary', text: value.base64 };
  if ('hex' in value && typeof value.hex === 'string' && hexadecimal.test(value.hex)) {
    const bytes = value.hex.match(/../g) ?? [];
    return { kind: 'binary', text: btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16)))) };
  }
  return undefined;
}

export const isMissingAnchor = (value: unknown): boolean =>
  value === undefined || value === null || sourceAnchorOf(value)?.text === '';

/** A value as it is named to people. */
export const shownAnchor = (value: unknown): string =>
  sourceAnchorOf(value)?.text ?? JSON.stringify(value) ?? String(value);

/**
 * Every rule for one value of a source anchor that it breaks (UP-05): a string, a safe integer, or a `BinaryValue`.
 * Binary values travel in base64, so that the rules for characters are not for them.
 */
export function sourceAnchorProblems(value: unknown): readonly SourceAnchorProblem[] {
  if (isMissingAnchor(value))
    return [
      {
        code: 'anchorMissing',
        text: 'The object has no value from which a source anchor could be taken.',
        whatToDo: 'Give the object a value when it is created, before it is synchronized.',
      },
    ];
  const anchor = sourceAnchorOf(value);
  if (anchor === undefined)
    return [
      {
        code: 'anchorKind',
        text: `The source anchor ${shownAnchor(value)} is no string, integer or binary value.`,
        whatToDo:
          'Take an attribute with one string, integer or binary value; write integers beyond 2^53 as text, and binary values as {"base64": …} or {"hex": …}.',
      },
    ];
  const problems: SourceAnchorProblem[] = [];
  const { kind, text } = anchor;
  let length = 0;
  for (const character of text)
    length += kind === 'binary' || /[a-zA-Z0-9]/.test(character) ? 1 : sourceAnchorOtherWeight;
  if (length >= sourceAnchorLengthLimit)
    problems.push({
      code: 'anchorTooLong',
      text: `The source anchor '${text}' counts ${length} characters${kind === 'binary' ? ' in base64' : ', those other than letters a–z and digits as three'}; it must stay below ${sourceAnchorLengthLimit}.`,
      whatToDo: 'Take an attribute with shorter values.',
    });
  const forbidden = kind === 'string' ? [...new Set(text)].filter((one) => sourceAnchorForbidden.includes(one)) : [];
  if (forbidden.length > 0)
    problems.push({
      code: 'anchorCharacters',
      text: `The source anchor '${text}' has characters that none may have: ${forbidden.join(' ')}`,
      whatToDo: 'Remove these characters before the object is synchronized, or take another attribute.',
    });
  return problems;
}

/** The first version of a pass-through agent that is supported, by cloud (PT-11). */
export const leastAgentVersion = {
  global: '1.5.193.0',
  usgov: '1.5.1742.0',
  usgovdod: '1.5.1742.0',
  china: '1.5.193.0',
};

/** Agents that a tenant can have, and that one in production should have at least (PT-02). */
export const highestAgentCount = 40;
export const recommendedAgentCount = 3;

/** Authentications a second of one agent on four cores and 16 GB: from, to (PT-05). */
export const agentCapacity = { least: 300, most: 400 };

/** Bytes of a request to an agent: its own, and for every registered agent the password encrypted for it (PT-05). */
export const requestParts = { own: 512, eachAgent: 1_024 };
export const requestBytes = (registeredAgents: number): number =>
  requestParts.own + requestParts.eachAgent * registeredAgents;

/** Bytes of an agent's answer (PT-05). */
export const responseBytes = 1_024;

/** Days after which the key of seamless single sign-on should be rolled over (SS-02). */
export const seamlessSsoKeyDays = 30;

/** Microsoft's clouds, as far as limits differ between them. */
export type CloudName = keyof typeof leastAgentVersion;

/** Wrong passwords after which smart lockout locks an account, where the tenant has no value of its own (PT-09). */
export const usualLockoutThreshold: Readonly<Record<CloudName, number>> = {
  global: 10,
  usgov: 3,
  usgovdod: 3,
  china: 10,
};

/** Seconds of a first lockout, where the tenant has no value of its own (PT-09). */
export const usualLockoutDuration = 60;

/** Days of silence after which the service forgets an agent (PT-03). */
export const agentRemovalDays = 10;

/** Whether a version such as `1.5.193.0` is older than another. A part that is left out counts as 0. */
export function isOlderVersion(version: string, than: string): boolean {
  const [ours, theirs] = [version, than].map((text) => text.split('.').map(Number));
  const at = [0, 1, 2, 3].find((part) => (ours?.[part] ?? 0) !== (theirs?.[part] ?? 0));
  return at !== undefined && (ours?.[at] ?? 0) < (theirs?.[at] ?? 0);
}

/** Agents that take so many sign-ins a second, each as many as a slow one does (PT-05). */
export const agentsNeeded = (signInsPerSecond: number, each: number = agentCapacity.least): number =>
  Math.ceil(signInsPerSecond / each);

/** Directory roles with the template ids that tokens carry in `wids`; they are the same in every tenant. */
export const roleTemplates: Readonly<Record<string, string>> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Hybrid Identity Administrator': '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Domain Name Administrator': '8329153b-31d0-4727-b945-745eb3bc5f31',
  'Directory Readers': '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'External Identity Provider Administrator': 'be2f45a1-457d-42af-a067-6ec1fa63bc45',
  'Groups Administrator': 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  'Directory Writers': '9360feb5-f418-4baa-8175-e2a00bac4301',
};
