import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/gate/digest.ts';
import { createMockGraph } from '../../src/mock.ts';
import { authenticationInEffect } from '../../src/tenant/authentication.ts';
import { passwordFileLines } from '../../src/tenant/conversion.ts';
import { requireDomain } from '../../src/tenant/domain-lookup.ts';
import { madePassword } from '../../src/tenant/passwords.ts';
import type { CertificateFacts } from '../../src/tenant/records.ts';
import { ServiceError } from '../../src/tenant/service-error.ts';
import { decideSignIn, signInOutcome } from '../../src/tenant/sign-in.ts';
import { Draft } from '../../src/tenant/state.ts';
import type { TimingChoice } from '../../src/tenant/timings.ts';
import { signingCertificate } from '../support/certificates.ts';
import {
  ConversionModel,
  converted,
  type ModelDelays,
  type ModelPassword,
  type ModelUser,
  managed,
} from '../support/conversion-model.ts';
import { expectReplay, Harness, valuesOf } from '../support/harness.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const certificate = await signingCertificate('2026-01-01T00:00:00Z', '2036-01-01T00:00:00Z');
const facts: CertificateFacts = {
  text: certificate.text,
  thumbprint: '00',
  validFrom: Date.parse('2026-01-01T00:00:00Z'),
  validTo: Date.parse('2036-01-01T00:00:00Z'),
};
const passwordMethod = '28c10230-6103-485e-b985-444c60001490';

/** Synchronized with a hash and without one, of the cloud with a password and without one, and one beside the domain. */
const people = [
  { name: 'ada', synced: true, hash: true, domain: converted },
  { name: 'Bob', synced: true, hash: true, domain: converted },
  { name: 'cyd', synced: true, hash: false, domain: converted },
  { name: 'dan', synced: true, hash: false, domain: converted },
  { name: 'eve', synced: false, hash: true, domain: converted },
  { name: 'fay', synced: false, hash: false, domain: converted },
  { name: 'gil', synced: true, hash: true, domain: managed },
] as const;
const first = (name: string): string => `Correct-Horse-${name}`;

const world = (namesFollow: boolean) => ({
  version: 1,
  domains: [
    {
      id: converted,
      authenticationType: 'Federated',
      federation: { issuerUri: 'urn:contoso', passiveSignInUri: 'https://sts.contoso.com/adfs/ls/' },
    },
    { id: managed },
  ],
  users: people.map(({ name, synced, hash, domain }) => ({
    userPrincipalName: `${name}@${domain}`,
    synced,
    ...(synced || hash ? { password: first(name) } : {}),
    ...(synced && !hash ? { hashSynced: false } : {}),
    ...(synced ? {} : { immutableId: `anchor-${name}` }),
  })),
  onPremises: { activeAgents: 1, features: { synchronizeUpnForManagedUsersEnabled: namesFollow } },
});

function begin(timings: TimingChoice, namesFollow: boolean): Harness {
  const harness = new Harness(createMockGraph({ validateAnswers: true, tenantFile: world(namesFollow), timings }));
  harness.tenant.run('addFederationFarm', {
    name: 'Contoso',
    product: 'adfs',
    serviceName: 'sts.contoso.com',
    existing: true,
    trusts: [converted],
    certificate: facts,
  });
  return harness;
}

type Step =
  | { readonly kind: 'patch' | 'delete' | 'post' | 'setManaged' | 'toFederated' | 'interrupt' | 'fullSync' | 'cycle' }
  | { readonly kind: 'toStandard'; readonly skip: boolean; readonly file: number }
  | { readonly kind: 'convertUser' | 'reset' | 'changePassword' | 'rename'; readonly user: number }
  | { readonly kind: 'server' | 'passThrough'; readonly on: boolean }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  /** Just before something happens, when it does, and just after. */
  | { readonly kind: 'waitForMoment'; readonly moment: number; readonly offset: number };

const kind = <Kind extends string>(value: Kind) => fc.constant(value);
const user = fc.nat(people.length - 1);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: kind('patch') }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('delete') }) },
    { weight: 4, arbitrary: fc.record({ kind: kind('post') }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('setManaged') }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('toFederated') }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('interrupt') }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('fullSync') }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('cycle') }) },
    { weight: 5, arbitrary: fc.record({ kind: kind('toStandard'), skip: fc.boolean(), file: fc.nat(5) }) },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constantFrom('convertUser' as const, 'reset' as const, 'changePassword' as const, 'rename' as const),
        user,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom('server' as const, 'passThrough' as const), on: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: kind('wait'),
        milliseconds: fc.constantFrom(0, 1, 150, 350, second, minute, 2 * minute, 45 * minute, 2 * hour, 13 * hour),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({ kind: kind('waitForMoment'), moment: fc.nat(6), offset: fc.constantFrom(-1, 0, 1) }),
    },
  ),
  { minLength: 5, maxLength: 40, size: 'max' },
);

/** A run of the service beside the model; knows every password that anybody has come to know. */
class Comparison {
  readonly harness: Harness;
  readonly model: ConversionModel;
  readonly ids: readonly string[];
  readonly known = new Map<string, Set<string>>();
  readonly fileOf = new Map<string, string>();
  passwords = 0;
  /** In how many steps the clock is moved to where it is set. */
  parts = 1;

  constructor(harness: Harness, delays: ModelDelays, namesFollow: boolean) {
    this.harness = harness;
    this.model = new ConversionModel(harness.tenant.now(), delays, namesFollow);
    this.ids = people.map(({ name, domain, synced, hash }) => {
      const userPrincipalName = `${name}@${domain}`;
      const id = harness.userId(userPrincipalName);
      const text = synced || hash ? first(name) : undefined;
      this.model.users.set(id, {
        id,
        synced,
        name: userPrincipalName,
        onPremisesName: userPrincipalName,
        onPremisesPassword: synced ? text : undefined,
        password:
          hash && text !== undefined ? { text, origin: synced ? 'synced' : 'cloud', mustChange: false } : undefined,
      });
      this.known.set(id, new Set(['Wrong-Horse-1', ...(text === undefined ? [] : [text])]));
      return id;
    });
  }

  user(index: number): ModelUser {
    const found = this.model.users.get(this.ids[index] ?? '');
    if (!found) throw new Error(`There is no user ${index}.`);
    return found;
  }

  /** A new password, which its user learns. */
  newPassword(of: ModelUser): string {
    this.passwords += 1;
    const text = `New-Horse-${this.passwords}`;
    this.known.get(of.id)?.add(text);
    return text;
  }

  temporary(sequence: number): string {
    const { secretKey } = this.harness.tenant.view().facts;
    return madePassword((text) => digestOf(secretKey, text), sequence);
  }

  run(act: () => unknown): boolean {
    try {
      act();
      return true;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return false;
    }
  }

  /** Does a step on both sides; gives what each says of it. */
  async take(step: Step): Promise<[actual: boolean, expected: boolean]> {
    const { harness, model } = this;
    const { tenant } = harness;
    const configuration = `/domains/${converted}/federationConfiguration`;
    const call = async (method: string, path: string, body?: unknown): Promise<boolean> =>
      (await harness.call(method, path, body)).status < 300;
    const states = model.states.length;
    const before = new Map(this.ids.map((id) => [id, this.next(id)]));
    const outcome = await (async (): Promise<[boolean, boolean]> => {
      switch (step.kind) {
        case 'patch':
          return [await call('PATCH', `/domains/${converted}`, { authenticationType: 'Managed' }), model.setManaged()];
        case 'delete': {
          const listed = await harness.call('GET', configuration);
          const id = listed.status === 200 ? valuesOf(listed)[0]?.id : '00000000-0000-4000-8000-00000000dead';
          return [await call('DELETE', `${configuration}/${id ?? ''}`), model.deleteConfiguration()];
        }
        case 'post':
          return [
            await call('POST', configuration, {
              issuerUri: 'urn:contoso',
              passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
              preferredAuthenticationProtocol: 'wsFed',
              signingCertificate: certificate.text,
            }),
            model.postConfiguration(),
          ];
        case 'setManaged':
          return [
            this.run(() => tenant.run('setDomainAuthentication', { domainId: converted, authentication: 'Managed' })),
            model.setManaged(),
          ];
        case 'toFederated':
          return [
            this.run(() => tenant.run('convertDomainToFederated', { domainId: converted, farm: 'Contoso' })),
            model.toFederated(),
          ];
        case 'toStandard': {
          const passwordFile = `passwords-${step.file}.txt`;
          const input = { domainId: converted, skipUserConversion: step.skip, passwordFile };
          return [
            this.run(() => tenant.run('convertDomainToStandard', input)),
            model.toStandard(step.skip, passwordFile),
          ];
        }
        case 'interrupt':
          return [tenant.run('interruptConversion', { domainId: converted }).interrupted, model.interrupt()];
        case 'fullSync':
          return [this.run(() => tenant.run('runFullPasswordSync', {})), model.fullPasswordSync()];
        case 'cycle':
          tenant.onPremises.runCycle();
          return [true, model.cycle()];
        case 'convertUser': {
          const of = this.user(step.user);
          let text = '';
          const accepted = this.run(() => {
            const { sequence } = tenant.run('convertFederatedUser', { userPrincipalName: of.name });
            text = this.temporary(sequence ?? -1);
          });
          if (accepted) this.known.get(of.id)?.add(text);
          return [accepted, model.convertUser(of, text)];
        }
        case 'reset': {
          const of = this.user(step.user);
          const path = `/users/${of.id}/authentication/methods/${passwordMethod}/resetPassword`;
          const text = this.newPassword(of);
          return [await call('POST', path, { newPassword: text }), model.reset(of, text)];
        }
        case 'changePassword': {
          const of = this.user(step.user);
          const text = this.newPassword(of);
          return [this.run(() => tenant.onPremises.changePassword(of.name, text)), model.changeOnPremises(of, text)];
        }
        case 'rename': {
          const of = this.user(step.user);
          const [prefix, suffix] = of.onPremisesName.split('@');
          const userPrincipalName = `${prefix}@${suffix === converted ? managed : converted}`;
          const input = { object: of.onPremisesName, changes: { userPrincipalName } };
          return [this.run(() => tenant.run('changeOnPremisesObject', input)), model.rename(of, userPrincipalName)];
        }
        case 'server':
          tenant.run('changeFederationFarm', { name: 'Contoso', healthy: step.on });
          model.serverIsUp = step.on;
          return [true, true];
        case 'passThrough':
          tenant.onPremises.set({ tenantPassThrough: step.on });
          model.passThrough = step.on;
          return [true, true];
        case 'wait':
          this.wait(model.now + step.milliseconds);
          return [true, true];
        case 'waitForMoment': {
          const moments = model.moments();
          const moment = moments[step.moment % Math.max(1, moments.length)];
          this.wait(moment === undefined ? model.now : Math.max(model.now, moment + step.offset));
          return [true, true];
        }
      }
    })();
    if (model.states.length > states) this.learnDues(before);
    model.wait(tenant.now());
    return outcome;
  }

  wait(to: number): void {
    const { clock } = this.harness.tenant;
    const from = clock.now();
    for (let part = 1; part < this.parts; part++) clock.set(from + Math.floor(((to - from) * part) / this.parts));
    clock.set(to);
    this.model.wait(to);
  }

  /** What is still to come for a user of the domain, wherever the user is now. */
  next(id: string): readonly { readonly type: string; readonly due: number }[] {
    const view = this.harness.tenant.view();
    return authenticationInEffect(view, requireDomain(view, converted), id).next;
  }

  /** CV-01: each user has one due time within two hours. It is learnt when the change is asked for, and held to from then on. */
  learnDues(before: ReadonlyMap<string, ReturnType<Comparison['next']>>): void {
    for (const { id } of this.model.users.values()) {
      const known = [...(before.get(id) ?? [])];
      const added = this.next(id).filter(({ type, due }) => {
        const index = known.findIndex((each) => each.type === type && each.due === due);
        if (index >= 0) known.splice(index, 1);
        return index < 0;
      });
      expect(added.length, 'changes that were asked for at once').toBeLessThanOrEqual(1);
      const due = added[0]?.due ?? this.model.now;
      this.model.states.at(-1)?.dues.set(id, due);
      expect(due - this.model.now, 'delay of a user').toBeGreaterThanOrEqual(0);
      expect(due - this.model.now, 'delay of a user').toBeLessThanOrEqual(2 * hour);
    }
  }

  async compare(where: string): Promise<void> {
    const { harness, model } = this;
    const view = harness.tenant.view();
    const { body } = await harness.done('GET', `/domains/${converted}`);
    expect(body['authenticationType'], `what Graph shows after ${where}`).toBe(model.asked);
    const trust = await harness.call('GET', `/domains/${converted}/federationConfiguration`);
    expect(trust.status, `configuration after ${where}`).toBe(model.asked === 'Federated' ? 200 : 404);
    expect(view.tables.conversionRuns.has(converted), `a run is under way after ${where}`).toBe(
      model.running !== undefined,
    );
    const lines = new Map<string, string[]>();
    for (const [file, names] of model.files) {
      const written = passwordFileLines(view, file) ?? [];
      expect(
        written.map(({ userPrincipalName }) => userPrincipalName),
        `${file} after ${where}`,
      ).toEqual(names);
      lines.set(
        file,
        written.map(({ sequence }) => this.temporary(sequence)),
      );
    }
    for (const each of model.users.values()) {
      const { userPrincipalName } = view.tables.users.get(each.id) ?? {};
      expect(userPrincipalName, `name after ${where}`).toBe(each.name);
      for (const client of ['browser', 'activeSync'] as const) {
        const { route, method } = harness.decide(each.name, { client });
        const actual = method === undefined || method === route ? route : `${route} ${method}`;
        expect(actual, `${client} of ${each.name} after ${where}`).toBe(model.route(each, client));
      }
      expect(harness.decide(each.name).next, `what is to come for ${each.name} after ${where}`).toEqual(
        model.next(each),
      );
      const attempt = (text: string) => {
        const draft = new Draft(harness.tenant.snapshot().state, view.at);
        const request = { userPrincipalName: each.name, password: harness.tenant.digest(text) };
        const { result, code } = signInOutcome(draft, request, decideSignIn(draft, request));
        return { result, code };
      };
      for (const text of this.known.get(each.id) ?? [])
        expect(attempt(text), `${each.name} with ${text} after ${where}`).toEqual(model.signIn(each, text));
      for (const [file, texts] of lines)
        for (const [index, text] of texts.entries()) {
          const line: NonNullable<ModelPassword['line']> = { file, index };
          expect(attempt(text), `${each.name} with line ${index} of ${file} after ${where}`).toEqual(
            model.signIn(each, line),
          );
        }
    }
  }
}

function compare(timings: TimingChoice, namesFollow: boolean): Comparison {
  const { mode, values } = timings;
  const usual = (milliseconds: number): number => (mode === 'zero' ? 0 : milliseconds);
  const delays = {
    passwordSync: values.passwordSync ?? usual(2 * minute),
    userConversion: values.userConversion ?? usual(100),
    activeSyncGrace: usual(12 * hour),
  };
  return new Comparison(begin(timings, namesFollow), delays, namesFollow);
}

const sampled: TimingChoice = { mode: 'sampled', values: { passwordSync: 2 * minute, userConversion: 100 } };

describe('whatever is asked of a domain, each user signs in as the plain model says', () => {
  test.each<[string, TimingChoice, number]>([
    ['at the longest delays', { mode: 'maximum', values: {} }, 60],
    ['without any delay', { mode: 'zero', values: {} }, 25],
    ['with due times of their own', sampled, 60],
  ])('CV-01 to CV-13, FD-07, FD-08: %s', async (_name, timings, numRuns) => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), steps, async (namesFollow, all) => {
        const comparison = compare(timings, namesFollow);
        for (const [index, step] of all.entries()) {
          const where = `step ${index}: ${JSON.stringify(step)}`;
          const [actual, expected] = await comparison.take(step);
          expect(actual, `${where} was ${actual ? 'accepted' : 'refused'}`).toBe(expected);
          await comparison.compare(where);
        }
        expectReplay(comparison.harness.tenant);
      }),
      { numRuns },
    );
  });

  test('CV-01: in how many steps the clock gets there makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<TimingChoice>({ mode: 'maximum', values: {} }, sampled),
        steps,
        fc.integer({ min: 2, max: 5 }),
        async (timings, all, parts) => {
          const [one, many] = [compare(timings, true), compare(timings, true)];
          many.parts = parts;
          for (const step of all) {
            await one.take(step);
            await many.take(step);
          }
          expect(many.harness.tenant.hash()).toBe(one.harness.tenant.hash());
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('CV-13: a run that was interrupted anywhere', () => {
  const kindOf = fc.constantFrom('hash', 'noHash', 'cloud', 'cloudWithoutPassword');

  /** Runs, with interruptions after so many users each; gives who was converted, and who was given what. */
  function convert(kinds: readonly string[], interruptions: readonly number[]) {
    const mock = createMockGraph({
      tenantFile: {
        version: 1,
        domains: world(false).domains,
        users: kinds.map((of, index) => ({
          userPrincipalName: `u${String(index).padStart(2, '0')}@${converted}`,
          synced: !of.startsWith('cloud'),
          ...(of === 'cloudWithoutPassword' ? {} : { password: 'Correct-Horse-1' }),
          ...(of === 'noHash' ? { hashSynced: false } : {}),
          ...(of.startsWith('cloud') ? { immutableId: `anchor${index}` } : {}),
        })),
      },
    });
    const tenant = mock.tenant();
    const run = (file: number): void => {
      tenant.run('convertDomainToStandard', {
        domainId: converted,
        skipUserConversion: false,
        passwordFile: `${file}.txt`,
      });
    };
    for (const [file, users] of interruptions.entries()) {
      run(file);
      tenant.clock.advance({ milliseconds: 100 * users + 50 });
      tenant.run('interruptConversion', { domainId: converted });
      tenant.clock.advance({ minutes: 1 });
    }
    run(interruptions.length);
    tenant.clock.advance({ hours: 3 });
    const view = tenant.view();
    expect(view.tables.conversionRuns.size, 'runs under way').toBe(0);
    const files = [...interruptions, 0].flatMap((_users, file) => passwordFileLines(view, `${file}.txt`) ?? []);
    const given = files.map(({ userPrincipalName }) => userPrincipalName);
    expect(new Set(given).size, 'nobody is given two').toBe(given.length);
    return {
      given: given.sort(),
      converted: [...view.tables.convertedUsers.range()].map(([key]) => key),
      users: [...view.tables.users.range()].map(([, { userPrincipalName, cloudPassword }]) => [
        userPrincipalName,
        cloudPassword?.origin,
        cloudPassword?.mustChange,
      ]),
    };
  }

  test('and run again, ends as one that was not: the same users are converted, each was given one password', () => {
    fc.assert(
      fc.property(
        fc.array(kindOf, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(9), { maxLength: 4 }),
        (kinds, interruptions) => {
          const whole = convert(kinds, []);
          expect(convert(kinds, interruptions)).toEqual(whole);
          expect(whole.converted).toHaveLength(kinds.length);
          expect(whole.given).toHaveLength(kinds.filter((of) => of !== 'hash').length);
        },
      ),
      { numRuns: 100 },
    );
  });
});
