/** The audit trail of domains, their federation and their conversion. */
import { atOnce, type Behaviour, by, hours, type Json, minutes, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { auditEvents, userNamed } from '../staged-rollout/vocabulary.ts';
import { convertToStandard, verifyByDns } from './outside.ts';
import {
  addDomain,
  addSubdomain,
  call,
  deleteDomain,
  domainEvents,
  domainRights,
  federate,
  federationPath,
  federationSettings,
  makeManaged,
  makeOwnRoot,
  tryFederate,
  tryUpdate,
} from './vocabulary.ts';

type Change = { displayName?: unknown; oldValue?: unknown; newValue?: unknown };

/** How often each activity is there for a domain. */
async function counts(target: Target, domain: string, activities: readonly string[]): Promise<Record<string, Json>> {
  const found: Record<string, Json> = {};
  for (const activity of activities) found[activity] = (await domainEvents(target, activity, domain)).length;
  return found;
}

/** What the last event of an activity says has changed. */
async function changesOf(target: Target, activity: string, domain: string): Promise<readonly Change[]> {
  const event = (await domainEvents(target, activity, domain)).at(-1);
  claim(event !== undefined, `There is no event '${activity}' of ${domain}.`);
  same(
    ['category', 'loggedByService', 'result'].map((name) => event[name]),
    ['DirectoryManagement', 'Core Directory', 'success'],
    `The event '${activity}'`,
  );
  claim(
    (event['initiatedBy'] as { user?: unknown } | undefined)?.user !== undefined,
    `The event '${activity}' names no user who did it.`,
  );
  return (event['targetResources'] as { modifiedProperties?: Change[] }[])[0]?.modifiedProperties ?? [];
}

const valuesOf = (changes: readonly Change[], name: string): readonly unknown[] => {
  const change = changes.find(({ displayName }) => displayName === name);
  return [change?.oldValue ?? null, change?.newValue ?? null];
};

const lives = situation({
  title: 'adding, changing, promoting and removing a domain is logged',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => ({ unproved: target.domainName('logged') }),
  act: async (target, { unproved }) => {
    await addDomain(target, unproved);
    await deleteDomain(target, unproved);
    const below = await addSubdomain(target, 'logged');
    await call(target, 'POST', `/domains/${below}/promote`);
    await tryUpdate(target, below, { supportedServices: ['Email'] });
    await tryUpdate(target, below, { passwordValidityPeriodInDays: 45 });
    await deleteDomain(target, below);
    return { below };
  },
}).assert(
  atOnce(async (target, { unproved, below }) => {
    const unverified = { 'Add unverified domain': 1, 'Remove unverified domain': 1 };
    same(await counts(target, unproved, Object.keys(unverified)), unverified, 'Events of an unverified domain');
    const verified = {
      'Add verified domain': 1,
      'Promote sub domain to root domain': 1,
      'Update domain': 1,
      'Set password policy': 1,
      'Remove verified domain': 1,
    };
    same(await counts(target, below, Object.keys(verified)), verified, 'Events of a verified domain');
    for (const activity of Object.keys(verified)) await changesOf(target, activity, below);
  }),
);

const verifies = situation({
  title: 'verifying a domain is logged for it and for what it verifies',
  needs: { delegated: true, dns: true },
  arrange: async (target) => {
    const root = await addDomain(target, target.domainName('proved'));
    return { root, below: await addDomain(target, target.domainName('below', root)) };
  },
  act: async (target, { root }) => {
    await call(target, 'POST', `/domains/${root}/verify`);
    await verifyByDns(target, root);
    return {};
  },
}).assert(
  atOnce(async (target, { root, below }) => {
    for (const domain of [root, below]) {
      same((await domainEvents(target, 'Verify domain', domain)).length, 1, `Events of verifying ${domain}`);
      await changesOf(target, 'Verify domain', domain);
    }
  }),
);

const authentication = situation({
  title: 'a changed authentication is logged with the types and the issuer, the settings of federation for themselves',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'types') }),
  act: async (target, { domain }) => {
    const id = await federate(target, domain);
    await call(target, 'PATCH', `${federationPath(domain)}/${id}`, { displayName: 'Renamed' });
    // What is refused leaves no event.
    await tryFederate(target, domain);
    const toFederated = (await changesOf(target, 'Set domain authentication', domain)) as Json[];
    await makeManaged(target, domain);
    return { toFederated };
  },
}).assert(
  atOnce(async (target, { domain, toFederated }) => {
    const events = { 'Set domain authentication': 2, 'Set federation settings on domain': 2 };
    same(await counts(target, domain, Object.keys(events)), events, 'Events');
    const issuer = String(federationSettings(domain)['issuerUri']);
    const lists = (values: readonly unknown[], old: string, now: string, what: string) => {
      claim(String(values[0]).includes(old), `The old ${what} is ${String(values[0])}.`);
      claim(String(values[1]).includes(now), `The new ${what} is ${String(values[1])}.`);
    };
    const forth = toFederated as Change[];
    lists(valuesOf(forth, 'LiveType'), 'Managed', 'Federated', 'type');
    claim(String(valuesOf(forth, 'IssuerUri')[1]).includes(issuer), `The issuer is not in ${JSON.stringify(forth)}.`);
    const back = await changesOf(target, 'Set domain authentication', domain);
    lists(valuesOf(back, 'LiveType'), 'Federated', 'Managed', 'type');
    claim(String(valuesOf(back, 'IssuerUri')[0]).includes(issuer), `The issuer is not in ${JSON.stringify(back)}.`);
    const settings = await changesOf(target, 'Set federation settings on domain', domain);
    same(
      settings.map(({ displayName }) => displayName),
      ['displayName'],
      'What the last event of the settings says has changed',
    );
  }),
);

const bystanders = situation({
  title: 'what inherits or stands beside has no event of its own',
  certainty: 'open',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const root = await makeOwnRoot(target, 'lone');
    return { root, below: await addDomain(target, target.domainName('below', root)) };
  },
  act: async (target, { root }) => {
    await federate(target, root);
    return {};
  },
}).assert(
  atOnce(async (target, { root, below }) => {
    same((await domainEvents(target, 'Set domain authentication', root)).length, 1, 'Events of the root');
    same((await domainEvents(target, 'Set domain authentication', below)).length, 0, 'Events of what inherits');
  }),
);

const users = situation({
  title: 'the conversion of each user and a password reset are logged for the user',
  needs: { delegated: true, onPremises: true },
  tenant: {
    users: [
      { userPrincipalName: 'ada@federated.example', synced: true, password: 'Correct-Horse-7' },
      { userPrincipalName: 'bob@federated.example', synced: true },
    ],
  },
  arrange: async (target) => ({
    ada: await userNamed(target, 'ada@federated.example'),
    bob: await userNamed(target, 'bob@federated.example'),
  }),
  act: async (target, { ada }) => {
    await convertToStandard(target, 'federated.example', { skipUserConversion: false, passwordFile: 'logged.txt' });
    const path = `/users/${ada.id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`;
    await call(target, 'POST', path, { newPassword: 'Battery-Staple-8' });
    return {};
  },
}).assert(
  by(minutes(1), async (target, { ada, bob }) => {
    const seen = async (id: string) => [
      (await auditEvents(target, 'Convert federated user to managed', id)).length,
      (await auditEvents(target, 'Reset password', id)).length,
    ];
    same(await seen(ada.id), [0, 1], 'Events of a user with a synced password: conversion, reset');
    same(await seen(bob.id), [1, 0], 'Events of a user without: conversion, reset');
    const [event] = await auditEvents(target, 'Convert federated user to managed', bob.id);
    same(event?.['category'], 'UserManagement', 'The category of a conversion');
    claim(!JSON.stringify(event).includes('assword'), 'The event tells of a password.');
  }),
);

const removed = situation({
  title: 'a forced deletion is logged when it is asked for and when it is done',
  certainty: 'open',
  needs: { delegated: true },
  tenant: { domains: [{ id: 'doomed.example' }] },
  arrange: async () => ({ domain: 'doomed.example' }),
  act: async (target, { domain }) => {
    await call(target, 'POST', `/domains/${domain}/forceDelete`, {});
    return counts(target, domain, ['Update domain', 'Remove verified domain']);
  },
}).assert(
  by(hours(24), async (target, facts) => {
    same([facts['Update domain'], facts['Remove verified domain']], [1, 0], 'Events when it is asked for');
    same((await domainEvents(target, 'Remove verified domain', facts.domain)).length, 1, 'Events when it is done');
    await changesOf(target, 'Remove verified domain', facts.domain);
  }),
);

export const auditBehaviours: readonly Behaviour[] = [
  {
    id: 'GP-09',
    title: 'Writes log their documented activities.',
    certainty: 'doc',
    permissions: [...domainRights.permissions, 'AuditLog.Read.All', 'UserAuthenticationMethod.ReadWrite.All'],
    roles: [...domainRights.roles, 'Authentication Administrator'],
    cases: [lives, verifies, authentication, bystanders, users, removed],
  },
];
