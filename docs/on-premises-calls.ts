/**
 * Writes docs/on-premises-calls.md: the calls of the control surface that act on what Graph does not show, with what each
 * takes, from its schema, and what it answers, from running it on the example company. `--check` writes nothing and fails
 * when the page is not current.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMockGraph, describedControlCalls } from '@cutover/mock-graph';

const folder = new URL('../packages/mock-graph/examples/', import.meta.url);
const tenantFile: unknown = JSON.parse(readFileSync(new URL('contoso.json', folder), 'utf8'));

/** As much of JSON Schema as bodies and queries use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

interface Call {
  readonly name: string;
  readonly body: Schema;
  readonly query: Schema;
}

/** Method, path below `/_mock` and body, as somebody sends them; `{id}` in a path is the id that the last answer had. */
type Sent = readonly [method: string, path: string, body?: unknown];

interface Step {
  /** What the call does, in a sentence or two. */
  readonly text: string;
  readonly send: Sent;
  /** What is done first, such as moving the clock. */
  readonly first?: readonly Sent[];
}

interface Group {
  readonly title: string;
  readonly text: string;
  /** By call; in this order they are carried out, on a company as it is in the file. */
  readonly steps: Readonly<Record<string, Step>>;
  /** What members of bodies, queries and answers mean, where it is not what `meanings` says. */
  readonly meanings?: Readonly<Record<string, string>>;
}

const meanings: Readonly<Record<string, string>> = {
  accountExpiresAt: 'when the account ends; a time in ISO 8601, or milliseconds',
  activeAgents: 'so many pass-through agents work: some stop, stopped ones start, or further ones are installed',
  add: 'user principal names or objectGUIDs',
  addDomains: 'further domains of the forest',
  addUpnSuffixes: 'suffixes of user principal names to add',
  agents: 'cloud sync agents; it works while one of them runs',
  arrival:
    'why the sign-in came here: `federatedDomain`, `domainHint`, `legacyClient`, `primaryRefreshToken`, `editPending`, `conversionPending` or `activeSyncGrace` (FD-11)',
  asked: 'what the domain is to be; users follow within two hours (CV-01)',
  at: 'when it happened',
  attributes: 'further attributes of the directory by name; null takes one away, those not named stay',
  authentication: 'what the domain is to be',
  behaviour: 'row of the [behaviours](behaviours.md)',
  certificate: 'the token-signing certificate that the farm shows',
  client: 'what the user signed in with',
  cloud: 'kind, id and name of what it is in the cloud; null where it is not there',
  code: 'stable name of the problem',
  container: 'canonical name of where it stands, such as `contoso.com/Staff`; default `Users` of its domain',
  containers:
    'canonical names of domains and organizational units; left out: the whole forest; null in a change: the whole forest again',
  contextSet:
    'for a remote farm: the cmdlets have been told which server to work on; until then they cannot reach it (CV-15)',
  converted: 'users who have been converted since the domain is managed',
  deletionsPrevented: 'deletions that the last cycle held back, since they were more than the tenant takes at once',
  displayName: 'default: the name before the `@`',
  domain: 'domain of the tenant',
  domainControllersDown: 'true: no domain controller answers, so nobody of the forest is signed in there',
  domainId: 'domain of the tenant',
  domains: 'DNS names of its domains, with that of the root',
  enabled: 'false: the account is disabled',
  existing: 'default true: the farm is there already and gets the trust alone; false: it is built (FD-10)',
  farm: 'name of a federation farm',
  farms: 'all federation farms',
  federation:
    'settings of the trust, as in a `federationConfiguration` of Graph; needed for `Federated`, refused for `Managed`',
  files: 'names and domains of the password files',
  forest: 'DNS name of the root domain of a forest',
  forests: 'all forests; of a server: what it reads, `{"forest":…,"containers":[…]}`, default every forest as a whole',
  full: 'true: everything is read, not only what has changed',
  fullCycle: 'the next cycle reads everything',
  fullPasswordSync: 'every hash is to be sent, as soon as the synchronizer runs',
  groupId: 'the group, named as any object',
  hasPassword: 'a password is set',
  healthy: 'of a member, or of all members at once',
  heldBack: 'a changed name is not shown in the cloud now, since the domain is managed (CV-07)',
  id: 'objectGUID; default: one that the mock makes',
  inRollout: 'the user is a member of a group in staged rollout',
  installation: 'default `custom`; `express` fits one forest whose suffixes can be verified (SY-09)',
  interrupted: 'false: no conversion was under way',
  isAvailable: 'it signs users in: a federation server is healthy, and a proxy where it has any (FD-08)',
  isRunning: 'a server that is up, or a cloud sync with an agent that runs',
  joinRule:
    'how objects of several forests are one person: `once`: they never are (default); `mail`: by mail address; `masterAccount`: a disabled account stands for one of another forest (SY-10)',
  joined: 'objectGUIDs of the objects that are one in the cloud, the leading one first; empty outside of its scope',
  kind: 'of an object: user, group or contact; of a synchronizer: `connect` or `cloudSync`',
  lastCycleAt: 'null: none since the company began',
  lines: 'user principal name and password, in the order of writing',
  locked: 'the account is locked out',
  lockout: 'when the forest itself locks an account (PT-09); null: never',
  seamlessSsoKeyRolledAt: 'when the key of seamless single sign-on was rolled over (SS-02); null: it is not set up',
  logonHours: 'hours of the week in UTC at which the user may sign in, 0 for Sunday from midnight; left out: all 168',
  mail: 'mail address',
  mailNickname: 'alias',
  masterAccount: 'of a disabled account: the account of another forest that it stands for (SY-10)',
  memberOf: 'objectGUIDs of the groups of which it is a direct member',
  members: 'of a group: objects; of a farm: its servers and proxies, default one healthy server',
  metaverse: 'one entry for each synchronizer',
  mode: '`active` writes to the tenant; `staging` reads, compares, and writes nothing (SY-03); default `active`',
  mustChange: 'the user has to change the password at the next sign-in',
  mustChangePassword: 'the user has to change the password at the next sign-in',
  name: 'its name',
  newPassword: 'left out: one is made, and answered',
  nextCycleAt: 'null while nothing waits for it, or it is down',
  object: 'objectGUID',
  objects: 'all objects, or those of a forest',
  origin:
    '`onPremises` (default): set in Active Directory; `cloud`: the user changed it in the cloud and it is written back (SR-22)',
  password: 'in plain text; the mock keeps a digest',
  passwordExpiresAt: 'when the password ends; a time in ISO 8601, or milliseconds',
  passwordFile: 'a name for the file of temporary passwords; refused where there is one of that name (CV-04)',
  passwordHashSync:
    'password hashes are sent; of a server default true with the sign-in method `passwordHashSync`, else false; of cloud sync default true',
  passwordWriteback: 'passwords that are set in the cloud are written back on-premises (SR-22); default false',
  problems: 'what is not synchronized as it should be',
  product: 'what runs on it',
  proxyAddresses: '`SMTP:` before the primary address, `smtp:` before others',
  records: 'what is published',
  remote: 'AD FS on another machine than the cmdlets (CV-15); default false',
  remove: 'user principal names or objectGUIDs',
  removeUpnSuffixes: 'suffixes to take away',
  resetAfter:
    'after which time without a wrong password the count begins anew, such as `PT10M`; in an answer milliseconds',
  role: 'what the member is',
  routable: 'false: a suffix that can never be verified, such as `contoso.local` (UP-03)',
  running: 'the server is up; a run is under way',
  samAccountName: 'account name, unique in the domain; default: the first 20 characters of the name before the `@`',
  scopes: 'what it reads',
  seamlessSsoEnabled: 'seamless single sign-on is on',
  serviceCertificateNames: 'names of its TLS certificate; needed for a new AD FS farm (FD-10)',
  serviceName: 'host of its addresses; a trust in the cloud leads to the farm whose host its addresses have',
  signIns: 'oldest first',
  signInMethod: 'what the server was installed with; default `passwordHashSync` (CV-16)',
  signingCertificate: 'base64 of an X.509 certificate in DER form, without armour',
  since: 'when it was first seen',
  skipUserConversion:
    'true: users stay as they are; false: those without a password in the cloud get a temporary one (CV-02, CV-03)',
  sourceAnchor: 'what the cloud knows it by; null where it has no value in the source-anchor attribute (UP-05)',
  sourceAnchorAttribute: 'that of the first installation stays; another one is refused (UP-08); default `objectGUID`',
  state: '`Verified`, `Not verified` or `Not added` in the tenant (UP-02)',
  succeeded: 'left out where no password was tried',
  suffix: 'of user principal names',
  suffixes: 'every suffix of every forest',
  supportMultipleDomain: 'the trust gets an issuer of its own, so that one farm can serve several domains (CV-09)',
  synchronizer: 'name of a server or of a cloud sync; left out: all that run',
  synchronizers: 'servers and cloud sync configurations',
  temporaryPassword: 'the password that was made; it has to be changed at the next sign-in',
  tenantPassThrough: "the tenant's switch for pass-through authentication",
  text: 'what is wrong, and what to do',
  threshold: 'wrong passwords after which it locks an account',
  trusts: 'domains for which it has a trust',
  ttl: 'seconds; default 3,600',
  type: 'of the record',
  upn: 'user principal name or id',
  upnSuffixes: 'suffixes of user principal names beside its domains',
  userId: 'id in the cloud',
  userNameAttribute:
    'the attribute that gives the name in the cloud: `userPrincipalName` (default), `mail`, or another (UP-04)',
  userPrincipalName: 'of users; its suffix is one of the forest',
  users: 'users of the domain',
  value: 'of the record',
  version: 'of Connect',
  waiting: 'objects and memberships that wait for its next cycle',
  withoutPassword: 'users who could sign in with neither a synced hash nor a password of the cloud (CV-08)',
};

const objects = '/on-premises/objects';
const groups: readonly Group[] = [
  {
    title: 'Public DNS',
    text: '`verify` of Graph sees at once what is published.',
    meanings: { name: 'name of the record; it need not be that of a domain of the tenant' },
    steps: {
      'POST /dns-records': {
        text: "Publishes a record. What proves a domain is in the domain's `verificationDnsRecords` in Graph.",
        send: ['POST', '/dns-records', { name: 'unverified.com', type: 'TXT', value: 'MS=ms12345678' }],
      },
      'GET /dns-records': { text: 'Lists what is published, in order of name.', send: ['GET', '/dns-records'] },
      'DELETE /dns-records': {
        text: 'Takes a record out. One that is not there is refused.',
        send: ['DELETE', '/dns-records?name=unverified.com&type=TXT&value=MS%3Dms12345678'],
      },
    },
  },
  {
    title: 'Forests',
    text: 'A forest of Active Directory goes by the DNS name of its root domain.',
    meanings: {
      domains: 'further domains; in an answer with the root domain',
      duration: 'how long an account stays locked, such as `PT30M`; in an answer milliseconds',
      name: 'DNS name of the root domain',
    },
    steps: {
      'POST /on-premises/forests': {
        text: 'Adds a forest. No server reads it until it is told to.',
        send: ['POST', '/on-premises/forests', { name: 'tailspin.example', upnSuffixes: ['tailspin.local'] }],
      },
      'PATCH /on-premises/forests/{name}': {
        text: 'Adds domains, adds and takes away suffixes; its own lockout; whether its domain controllers answer.',
        send: [
          'PATCH',
          '/on-premises/forests/tailspin.example',
          {
            addUpnSuffixes: ['fabrikam.com'],
            lockout: { threshold: 20, duration: 'PT30M', resetAfter: 'PT10M' },
          },
        ],
      },
      'GET /on-premises/forests/{name}': { text: 'One forest.', send: ['GET', '/on-premises/forests/fabrikam.com'] },
      'GET /on-premises/suffixes': {
        text: 'Which suffixes are verified in the tenant. `GET /explain/suffixes` says what to do about each.',
        send: ['GET', '/on-premises/suffixes'],
      },
      'DELETE /on-premises/forests/{name}': {
        text: 'Removes a forest that holds nothing and that nothing reads.',
        send: ['DELETE', '/on-premises/forests/tailspin.example'],
      },
      'GET /on-premises/forests': { text: 'All forests.', send: ['GET', '/on-premises/forests'] },
    },
  },
  {
    title: 'Users, groups and contacts',
    text: `An object is named by its objectGUID, its user principal name, \`domain\\account\` (\`contoso.com\\eve\`), or the id of what it is in
the cloud. The cloud follows a change at the next cycle, a password two minutes after.`,
    meanings: { domain: 'DNS name of a domain of the forest' },
    steps: {
      'POST /on-premises/objects': {
        text: 'Makes a user, group or contact. All that can be changed later can be said here too.',
        send: [
          'POST',
          objects,
          {
            kind: 'user',
            forest: 'contoso.com',
            userPrincipalName: 'eve@contoso.com',
            container: 'contoso.com/Staff',
            attributes: { department: 'Sales', employeeNumber: '17' },
            password: 'Correct-Horse-1',
          },
        ],
      },
      'PATCH /on-premises/objects/{object}': {
        text: 'Names, attributes, the state of an account. What is not named stays; null takes a value away.',
        send: [
          'PATCH',
          `${objects}/eve@contoso.com`,
          { displayName: 'Eve', enabled: false, attributes: { employeeNumber: null } },
        ],
      },
      'POST /on-premises/objects/{object}/move': {
        text: 'To another container, or to another forest, where it gets another objectGUID.',
        send: ['POST', `${objects}/eve@contoso.com/move`, { container: 'contoso.com/Former' }],
      },
      'POST /on-premises/objects/{object}/members': {
        text: 'Members of a group.',
        first: [
          [
            'POST',
            objects,
            {
              kind: 'group',
              forest: 'contoso.com',
              displayName: 'Sales',
              samAccountName: 'sales',
              members: ['ada@contoso.com'],
            },
          ],
        ],
        send: [
          'POST',
          `${objects}/contoso.com%5Csales/members`,
          { add: ['bob@contoso.com'], remove: ['ada@contoso.com'] },
        ],
      },
      'POST /on-premises/membership': {
        text: 'The same, with the group in the body.',
        send: ['POST', '/on-premises/membership', { groupId: 'contoso.com\\sales', add: ['ada@contoso.com'] }],
      },
      'GET /on-premises/objects/{object}': {
        text: 'One object. A group has `members`.',
        send: ['GET', `${objects}/contoso.com%5Csales`],
      },
      'GET /on-premises/objects': {
        text: 'All objects, or those of a forest, in order of objectGUID.',
        send: ['GET', `${objects}?forest=fabrikam.com`],
      },
      'GET /on-premises/objects/{object}/metaverse': {
        text: 'What each synchronizer makes of it: what it is joined with, and what it is in the cloud.',
        first: [['POST', '/on-premises/cycle']],
        send: ['GET', `${objects}/ada@contoso.com/metaverse`],
      },
      'DELETE /on-premises/objects/{object}': {
        text: 'Deletes it; the cloud follows at the next cycle.',
        send: ['DELETE', `${objects}/eve@contoso.com`],
      },
      'POST /on-premises/password': {
        text: 'Sets a password. `mustChange` goes with a password set on-premises alone.',
        send: [
          'POST',
          '/on-premises/password',
          { upn: 'ada@contoso.com', password: 'Correct-Horse-2', mustChange: true },
        ],
      },
    },
  },
  {
    title: 'Synchronization',
    text: `Connect servers run a cycle every 30 minutes, cloud sync every two; both count from the beginning of the tenant. More on two of them
at once in [Who synchronizes](guides/who-synchronizes.md).`,
    meanings: { name: 'of a server or a cloud sync; no two have the same' },
    steps: {
      'POST /on-premises/servers': {
        text: 'Installs a Connect server.',
        send: [
          'POST',
          '/on-premises/servers',
          { name: 'standby', mode: 'staging', forests: [{ forest: 'contoso.com' }] },
        ],
      },
      'PATCH /on-premises/servers/{name}': {
        text: 'Staging or active, down or up, scopes, sign-in method. Other scopes or rules make its next cycle a full one.',
        send: ['PATCH', '/on-premises/servers/connect', { running: false, mode: 'staging' }],
      },
      'POST /on-premises/cloud-sync': {
        text: 'Sets up cloud sync for a forest.',
        send: [
          'POST',
          '/on-premises/cloud-sync',
          { name: 'staff', forest: 'contoso.com', containers: ['contoso.com/Staff'], agents: ['agent3', 'agent4'] },
        ],
      },
      'PATCH /on-premises/cloud-sync/{name}': {
        text: 'Another filter, other agents, agents that stop. `agents` is the whole list.',
        send: ['PATCH', '/on-premises/cloud-sync/staff', { agents: [{ name: 'agent3', running: false }] }],
      },
      'GET /on-premises/synchronizers': { text: 'All of both kinds.', send: ['GET', '/on-premises/synchronizers'] },
      'GET /on-premises/synchronizers/{name}': {
        text: 'One of them.',
        send: ['GET', '/on-premises/synchronizers/connect'],
      },
      'DELETE /on-premises/synchronizers/{name}': {
        text: 'Removes one. What it has brought to the cloud stays (SY-05).',
        send: ['DELETE', '/on-premises/synchronizers/staff'],
      },
      'POST /on-premises/cycle': {
        text: 'A directory cycle now: of one synchronizer, or of all that run.',
        first: [['PATCH', '/on-premises/servers/standby', { mode: 'active' }]],
        send: ['POST', '/on-premises/cycle', { synchronizer: 'standby', full: true }],
      },
      'POST /on-premises/password-sync': {
        text: 'Sends every password hash again; they are in the cloud two minutes later.',
        send: ['POST', '/on-premises/password-sync'],
      },
      'GET /on-premises/problems': {
        text: 'What is not synchronized, and why. The row goes when a cycle finds nothing wrong.',
        first: [
          [
            'POST',
            objects,
            {
              kind: 'user',
              forest: 'fabrikam.com',
              userPrincipalName: 'ada@fabrikam.com',
              proxyAddresses: ['smtp:help@fabrikam.com'],
            },
          ],
          [
            'POST',
            objects,
            {
              kind: 'user',
              forest: 'fabrikam.com',
              userPrincipalName: 'tom@fabrikam.com',
              proxyAddresses: ['smtp:help@fabrikam.com'],
            },
          ],
          ['POST', '/on-premises/cycle'],
        ],
        send: ['GET', '/on-premises/problems'],
      },
      'POST /on-premises/facts': {
        text: 'What sign-in looks at beside all this. It answers what was set.',
        send: ['POST', '/on-premises/facts', { activeAgents: 1, tenantPassThrough: true }],
      },
    },
  },
  {
    title: 'Pass-through agents',
    text: `An agent is named by its id or its machine. It comes in two steps, of which the cloud sees the second (PT-12).
[Pass-through authentication](guides/pass-through.md) tells what to plan for, and what users meet.`,
    meanings: {
      administrator: 'user with the role Global Administrator or Hybrid Identity Administrator',
      agents: 'all agents, in order of id',
      answered: 'requests that it answered',
      bytesReceived: 'bytes of the requests to it (PT-05)',
      bytesSent: 'bytes of its answers',
      capacity: 'authentications a second; default 300 to 400, by agent (PT-05)',
      certificateEndsAt: 'when its certificate ends; it renews it before, if it can (PT-03)',
      connectServer: 'name of the Connect server that runs on the machine too (PT-10)',
      externalIp: 'public address; default one that is reserved for documentation',
      forest: 'forest that the machine is joined to; default the first one; null: none',
      id: 'id of the agent, in Graph too',
      isConnected: 'it takes requests now: it is registered, runs, and reaches the service over 443',
      isCore: 'Windows Server without the desktop; default false (PT-11)',
      isInPerimeterNetwork: 'default false (PT-11)',
      isRunning: 'its service runs',
      isTierZero: 'the machine is protected as domain controllers are; default true (PT-11)',
      isUninstalled: 'it was taken off its machine; the cloud shows it until it forgets it',
      load: 'what it has done',
      lossRate: 'share of requests that it takes and loses, 0 to 1; users meet 80002 (PT-04)',
      lost: 'requests that it lost',
      machineId: 'default: one of its own; two with the same one are clones (PT-02)',
      machineName: 'name of the machine; one agent on each',
      network: 'its way out; what is not named stays',
      port443: 'outbound, for requests',
      port80: 'outbound, for lists of revoked certificates',
      port8080: 'outbound, for its status while 443 is closed (PT-03)',
      reachesDomainControllers: 'false: it is heard and cannot check a password (PT-13)',
      registeredAt: 'null: it is installed only',
      server: 'the machine',
      silentSince: 'since when the service has not heard of it; null while it does',
      stage: '`installed`, `active` or `inactive`; the last two are the status in Graph (PT-03)',
      timedOut: 'requests that waited at it for too long (PT-05)',
      tls12: 'TLS 1.2 is on; default true. Without it the agent cannot be registered (PT-11)',
      tlsInspection: 'something opens its connections to the service, which breaks them (PT-11)',
      version: 'of the agent',
      windows: 'version of Windows Server; default `2022` (PT-11)',
    },
    steps: {
      'POST /on-premises/agents': {
        text: 'Installs an agent. Nothing of it can be seen in the cloud.',
        send: [
          'POST',
          '/on-premises/agents',
          { machineName: 'pta3', server: { windows: '2022', forest: 'contoso.com' } },
        ],
      },
      'POST /on-premises/agents/{agent}/register': {
        text: 'Registers it, as an administrator. Refused for a machine without TLS 1.2 or port 443, a clone, or one agent too many (PT-02, PT-11).',
        send: ['POST', '/on-premises/agents/pta3/register', { administrator: 'admin@contoso.onmicrosoft.com' }],
      },
      'GET /on-premises/agents/{agent}': { text: 'One agent.', send: ['GET', '/on-premises/agents/pta3'] },
      'PATCH /on-premises/agents/{agent}': {
        text: 'Stops it, starts it, cuts it off, slows it, updates it. One that is silent is inactive after minutes and forgotten after ten days (PT-03). One whose certificate has ended is forgotten when it comes back: the answer is `{}` then.',
        send: ['PATCH', '/on-premises/agents/pta1', { isRunning: false }],
      },
      'POST /on-premises/agents/{agent}/report': {
        text: 'The service hears of a silent agent at this moment, and its time counts anew.',
        first: [['POST', '/clock', { advance: 'PT10M' }]],
        send: ['POST', '/on-premises/agents/pta1/report'],
      },
      'DELETE /on-premises/agents/{agent}': {
        text: 'Uninstalls it. The cloud shows it as any silent one, until it forgets it.',
        send: ['DELETE', '/on-premises/agents/pta3'],
      },
      'GET /on-premises/agents': { text: 'All agents.', send: ['GET', '/on-premises/agents'] },
    },
  },
  {
    title: 'Loads of sign-ins',
    text: `Sign-ins of the users of a domain that come by themselves while the clock moves: a working day in one call. They go the way of all
sign-ins, with lockouts, agents and their capacity; they are counted, and of the log there is as much as \`sampling\` says.`,
    meanings: {
      byAgent: 'sign-ins by id of the agent that was asked',
      count: 'how many in all; in `waits`: how many waited so long',
      curve: 'weights of equal parts of the time; default 24, as the hours of a working day have',
      done: 'how many have come',
      duration: 'over how long, from now, such as `PT10H`',
      domain: 'whose users sign in',
      from: 'when it began',
      id: 'id of the load',
      loads: 'all loads, those that have ended too; up to 100',
      longestWait: 'longest wait at an agent, in milliseconds',
      outcomes: 'how many by error code; 0: signed in; `federated`: sent to a federation server',
      sampling: 'one sign-in of so many is in the sign-in log; default 0: none',
      until: 'when it ends',
      upTo: 'milliseconds',
      waits: 'how many waited at an agent up to so long, answered in the end or not; what an agent lost waited nowhere',
      wrongPasswords: 'share of wrong passwords, 0 (default) to 1',
    },
    steps: {
      'POST /sign-in-loads': {
        text: 'Begins a load.',
        first: [['POST', '/on-premises/facts', { tenantPassThrough: true }]],
        send: [
          'POST',
          '/sign-in-loads',
          {
            domain: 'fabrikam.com',
            count: 1000,
            duration: 'PT1H',
            curve: [1, 3, 1],
            wrongPasswords: 0.01,
            sampling: 100,
          },
        ],
      },
      'GET /sign-in-loads/{id}': {
        text: 'What has come of it.',
        first: [['POST', '/clock', { advance: 'PT30M' }]],
        send: ['GET', '/sign-in-loads/{id}'],
      },
      'DELETE /sign-in-loads/{id}': {
        text: 'Ends it now. What it has counted stays, until it is deleted once more: a load that has ended is removed.',
        send: ['DELETE', '/sign-in-loads/{id}'],
      },
      'GET /sign-in-loads': { text: 'All loads.', send: ['GET', '/sign-in-loads'] },
    },
  },
  {
    title: 'Seamless single sign-on',
    text: `Each forest has its own computer account, whose key should be rolled over every 30 days (SS-01, SS-02). The tenant's switch is
\`seamlessSsoEnabled\` of \`POST /on-premises/facts\`; when it is turned on, every forest that has no account gets one.`,
    meanings: {
      administrator: 'an enabled account of that forest',
      forest: 'DNS name of its root domain',
      forests: 'all forests',
      keyRolledAt: 'since when it has its key; null: it is not set up',
    },
    steps: {
      'POST /on-premises/seamless-sso/{forest}': {
        text: 'Makes the computer account of a forest.',
        send: ['POST', '/on-premises/seamless-sso/contoso.com', { administrator: 'ada@contoso.com' }],
      },
      'POST /on-premises/seamless-sso/{forest}/roll-key': {
        text: 'Gives it another key.',
        first: [['POST', '/clock', { advance: 'P30D' }]],
        send: ['POST', '/on-premises/seamless-sso/contoso.com/roll-key', { administrator: 'ada@contoso.com' }],
      },
      'GET /on-premises/seamless-sso': {
        text: 'Which forests have it. `GET /explain/seamless-sso` says whose key is too old.',
        send: ['GET', '/on-premises/seamless-sso'],
      },
      'DELETE /on-premises/seamless-sso/{forest}': {
        text: 'Takes the computer account away.',
        send: ['DELETE', '/on-premises/seamless-sso/contoso.com'],
      },
    },
  },
  {
    title: 'Federation servers',
    text: 'A farm signs users in while it is available and has a trust for their domain. A change of the domain in Graph does not touch it.',
    meanings: {
      name: 'of a farm, or of one of its members',
      members: 'its servers and proxies; default: one healthy server',
    },
    steps: {
      'POST /on-premises/farms': {
        text: 'Adds a farm.',
        send: [
          'POST',
          '/on-premises/farms',
          { name: 'ping', product: 'pingFederate', serviceName: 'sso.fabrikam.com', trusts: ['fabrikam.com'] },
        ],
      },
      'PATCH /on-premises/farms/{name}': {
        text: 'Health, trusts, certificate. `trusts` is the whole list; of `members` those that are named change.',
        send: ['PATCH', '/on-premises/farms/sts', { members: [{ name: 'wap1', healthy: false }] }],
      },
      'GET /on-premises/farms/{name}': { text: 'One farm.', send: ['GET', '/on-premises/farms/ping'] },
      'GET /on-premises/farms': { text: 'All farms.', send: ['GET', '/on-premises/farms'] },
      'DELETE /on-premises/farms/{name}': { text: 'Removes a farm.', send: ['DELETE', '/on-premises/farms/ping'] },
      'GET /on-premises/federation-log': {
        text: 'The sign-ins that the farms have seen: of all domains, or of one.',
        first: [
          ['PATCH', '/on-premises/farms/sts', { healthy: true }],
          ['POST', '/sign-in', { upn: 'ada@contoso.com', password: 'Correct-Horse-1' }],
        ],
        send: ['GET', '/on-premises/federation-log?domain=contoso.com'],
      },
    },
  },
  {
    title: 'The retired cmdlets',
    text: `They convert domains with their users, which Graph does not. Each is one call; users follow one after the other as the clock moves.
[SkipUserConversion, case by case](skip-user-conversion.md) tells what users meet.`,
    meanings: { name: 'of a password file', password: 'temporary; made again each time the file is read' },
    steps: {
      'POST /domains/{domain}/convert-to-standard': {
        text: '`Convert-MsolDomainToStandard`: the domain becomes managed, the trust on an AD FS that can be reached goes, and users are converted unless they are skipped. While AD FS is down it is refused (CV-06).',
        send: [
          'POST',
          '/domains/contoso.com/convert-to-standard',
          { skipUserConversion: false, passwordFile: 'passwords.txt' },
        ],
      },
      'POST /domains/{domain}/interrupt-conversion': {
        text: 'Ends the conversion of users where it is. Another run goes on from there (CV-13).',
        send: ['POST', '/domains/contoso.com/interrupt-conversion'],
      },
      'GET /domains/{domain}/conversion': {
        text: 'How far it is. A domain that was never converted has a status too.',
        first: [
          [
            'POST',
            '/domains/contoso.com/convert-to-standard',
            { skipUserConversion: false, passwordFile: 'second.txt' },
          ],
          ['POST', '/clock', { advance: 'PT2H' }],
        ],
        send: ['GET', '/domains/contoso.com/conversion'],
      },
      'GET /password-files': { text: 'All password files.', send: ['GET', '/password-files'] },
      'GET /password-files/{name}': {
        text: "One file. With `-H 'accept: text/plain'` as lines: name, tab, password.",
        send: ['GET', '/password-files/second.txt'],
      },
      'POST /users/{user}/convert': {
        text: '`Convert-MsolFederatedUser`: one user of a managed domain, by user principal name or id (CV-05).',
        send: ['POST', '/users/bob@contoso.com/convert'],
      },
      'POST /domains/{domain}/convert-to-federated': {
        text: '`Convert-MsolDomainToFederated`: sets the trust on both sides, from what the farm shows. The farm needs a signing certificate, which `sts` of the example has.',
        send: ['POST', '/domains/contoso.com/convert-to-federated', { farm: 'sts' }],
      },
      'POST /domains/{domain}/set-authentication': {
        text: '`Set-MsolDomainAuthentication`: the cloud side alone, whatever state the federation server is in (CV-06).',
        send: ['POST', '/domains/contoso.com/set-authentication', { authentication: 'Managed' }],
      },
    },
  },
];

const parts = /^\w+ \/(on-premises|sign-in-loads|dns-records|domains|users|password-files)(\/|$)/;
const calls = new Map(
  (describedControlCalls() as readonly Call[]).filter(({ name }) => parts.test(name)).map((call) => [call.name, call]),
);

const quoted = (text: unknown): string => `\`${String(text)}\``;
const list = (words: readonly string[], last: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

/** What a value can be, in words. */
function form({ type, enum: values, const: only, anyOf, items, properties, additionalProperties }: Schema): string {
  if (anyOf) return list([...new Set(anyOf.flatMap((one) => one.anyOf ?? one).map(form))], 'or');
  if (only !== undefined) return quoted(only);
  if (values) return list(values.map(quoted), 'or');
  if (items) return `list of ${form(items).replace(/^(text|number)$/, '$1s')}`;
  if (properties) return `{ ${Object.keys(properties).map(quoted).join(', ')} }`;
  if (typeof additionalProperties === 'object') return `values by name: ${form(additionalProperties)}`;
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    boolean: 'true or false',
    integer: 'whole number',
    number: 'number',
    null: 'null',
  };
  return list(
    [type ?? 'object'].flat().map((name) => words[name] ?? name),
    'or',
  );
}

/** The forms that a body or query can have: one, or those of a union. */
const formsOf = (schema: Schema): readonly Schema[] => schema.anyOf ?? [schema];

/** `kind` and `forest`; may have `id` … : what a body or a query takes. */
function taken(schema: Schema): string | undefined {
  const all = [...new Set(formsOf(schema).flatMap(({ properties }) => Object.keys(properties ?? {})))];
  if (all.length === 0) return undefined;
  const needed = all.filter((name) => formsOf(schema).every(({ required }) => required?.includes(name)));
  const free = all.filter((name) => !needed.includes(name));
  return [
    ...(needed.length > 0 ? [`${needed.map(quoted).join(', ')} needed`] : []),
    ...(free.length > 0 ? [`${free.map(quoted).join(', ')}${needed.length > 0 ? '' : ', as needed'}`] : []),
  ].join('; ');
}

/** Names of members with the forms that bodies and queries give them; members of objects in them among these. */
function members(schema: Schema, into: Map<string, Set<string>>): void {
  for (const { properties = {} } of formsOf(schema))
    for (const [name, value] of Object.entries(properties)) {
      const forms = into.get(name) ?? new Set();
      into.set(name, forms.add(form(value)));
      // Settings of a trust are those of Graph.
      if (name === 'federation') continue;
      for (const inner of [value, value.items, ...(value.anyOf ?? [])]) if (inner?.properties) members(inner, into);
    }
}

const columns = 118;

/** JSON as a person would set it: on one line where it fits, and of long lists the beginning. */
function set(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length < columns) return line;
  const inner = `${indent}  `;
  const shown = 2;
  const items = Array.isArray(value)
    ? value.slice(0, shown).map((item) => set(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${set(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const hidden = Array.isArray(value) ? value.length - shown : 0;
  const rest = hidden > 0 ? `\n${inner}// ${hidden} more` : '';
  return `${open}\n${items.map((item) => inner + item).join(',\n')}${rest}\n${indent}${close}`;
}

function command([method, path, body]: Sent): string {
  const verb = method === (body === undefined ? 'GET' : 'POST') ? '' : `-X ${method} `;
  const address = `localhost:4010/_mock${path}`;
  return `curl ${verb}${/[?&]/.test(path) ? `'${address}'` : address}${body === undefined ? '' : ` -d '${JSON.stringify(body)}'`}`;
}

/** Names of the members of an answer, at any depth; what was given as free text by name stays out. */
function answered(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) answered(item, into);
  else
    for (const [name, item] of Object.entries(value)) {
      into.add(name);
      if (!['attributes', 'cloud', 'certificate', 'outcomes', 'byAgent'].includes(name)) answered(item, into);
    }
}

async function section({ title, text, steps, meanings: own = {} }: Group): Promise<string> {
  const mock = createMockGraph({ tenantFile });
  const send = async ([method, path, body]: Sent): Promise<unknown> => {
    const sent = JSON.stringify(body);
    const { status, body: answer = '' } = await mock.handle({
      method,
      url: `http://localhost:4010/_mock${path}`,
      headers: { host: 'localhost:4010' },
      ...(sent === undefined ? {} : { body: sent }),
    });
    if (status !== 200) throw new Error(`${method} ${path} on the page is refused: ${answer}`);
    return JSON.parse(answer);
  };

  const forms = new Map<string, Set<string>>();
  const names = new Set<string>();
  const described: string[] = [];
  let id = '';
  const withId = ([method, path, body]: Sent): Sent => [method, path.replace('{id}', id), body];
  for (const [name, { text: what, send: sentAs, first = [] }] of Object.entries(steps)) {
    const sent = withId(sentAs);
    const call = calls.get(name);
    if (!call) throw new Error(`There is no call ${name}; take it out of docs/on-premises-calls.ts.`);
    calls.delete(name);
    members(call.body, forms);
    members(call.query, forms);
    for (const one of first) await send(one);
    const answer = await send(sent);
    if (typeof answer === 'object' && answer !== null && 'id' in answer) id = String(answer.id);
    answered(answer, names);
    const takes = [
      ['Body', call.body],
      ['Query', call.query],
    ] as const;
    described.push(`### \`${name}\`

${[what, ...takes.flatMap(([place, schema]) => (taken(schema) ? [`${place}: ${taken(schema)}.`] : []))].join('\n')}

\`\`\`sh
${[...first, sent].map(command).join('\n')}
\`\`\`

\`\`\`jsonc
${set(answer)}
\`\`\``);
  }
  const rows = [...new Set([...forms.keys(), ...names])].sort().map((name) => {
    const meaning = own[name] ?? meanings[name];
    if (meaning === undefined)
      throw new Error(`'${name}' of ${title} has no meaning. Say it in docs/on-premises-calls.ts.`);
    used.add(name);
    const its = [...(forms.get(name) ?? [])];
    const distinct = its.filter((one) => !its.includes(`${one} or null`));
    return `| \`${name}\` | ${distinct.join('; ')} | ${meaning} |`;
  });
  return `## ${title}

${text}

${described.join('\n\n')}

### What the members are: ${title}

| member | form in a body or query | what it is |
|---|---|---|
${rows.join('\n')}`;
}

const used = new Set<string>();
const sections: string[] = [];
for (const group of groups) sections.push(await section(group));

const missing = [...calls.keys()];
if (missing.length > 0)
  throw new Error(`docs/on-premises-calls.ts has no example of ${missing.join(', ')}. Add one for each.`);
const unused = Object.keys(meanings).filter((name) => !used.has(name));
if (unused.length > 0)
  throw new Error(`docs/on-premises-calls.ts says what ${unused.join(', ')} is, which no call has.`);

const text = `# The on-premises side, DNS and the cmdlets: what the calls take and answer

Generated by \`npm run docs:on-premises-calls\` from the schemas of the calls, and from running each on the company of
the [example](guides/tenant-file.md). Each part begins with that company as it is in the file; try one with

\`\`\`sh
npx mock-graph serve --port 4010 --tenant-file contoso.json
\`\`\`

and set the company back with \`curl -X POST localhost:4010/_mock/reset\`. The same is in code as \`tenant.dns\`, \`tenant.onPremises\`,
\`tenant.passThrough\`, \`tenant.seamlessSso\` and \`tenant.cmdlets\`. A body is JSON. A call that has nothing to tell answers \`{}\`; a refusal is status 400 (404 for a call or a file that
there is not) with \`{"error":"…"}\`, and nothing has changed. Of a longer list the page shows the beginning.

${sections.join('\n\n')}
`;

const file = fileURLToPath(new URL('./on-premises-calls.md', import.meta.url));
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error(
      'docs/on-premises-calls.md is not current. Run `npm run docs:on-premises-calls` and commit the result.',
    );
    process.exit(1);
  }
  console.log('docs/on-premises-calls.md is current.');
} else {
  writeFileSync(file, text);
  console.log(
    `${groups.flatMap(({ steps }) => Object.keys(steps)).length} calls written to docs/on-premises-calls.md.`,
  );
}
