import type { Duration } from '../../src/duration.ts';
import type { MockGraphOptions } from '../../src/mock.ts';
import type { MockTenant } from '../../src/mock-tenant.ts';
import { onPremisesActor } from '../../src/tenant/command.ts';
import type { GroupRecord, OnPremisesObject, SynchronizationProblem, UserRecord } from '../../src/tenant/records.ts';
import type { InputOf, OutputOf, TenantOperation } from '../../src/tenant/tenant.ts';
import { findUser } from '../../src/tenant/users.ts';
import { type Harness, setUp } from './harness.ts';

/** The tenant that on-premises worlds are built beside: managed domains, one federated, one not verified. */
export const cloud = {
  version: 1,
  domains: [
    { id: 'contoso.com' },
    { id: 'fabrikam.com' },
    {
      id: 'federated.com',
      authenticationType: 'Federated',
      federation: { issuerUri: 'urn:federated', passiveSignInUri: 'https://sts.federated.com/adfs/ls/' },
    },
    { id: 'unverified.com', isVerified: false },
  ],
  users: [{ userPrincipalName: 'admin@contoso.com', password: 'Correct-Horse-9' }],
};

/** A tenant with an on-premises side that a test builds up by operations. */
export class World {
  readonly harness: Harness;
  readonly tenant: MockTenant;

  constructor(tenantFile: object = cloud, options: MockGraphOptions = {}) {
    this.harness = setUp({ tenantFile, ...options });
    this.tenant = this.harness.tenant;
  }

  run<Operation extends TenantOperation>(operation: Operation, input: InputOf<Operation>): OutputOf<Operation> {
    return this.tenant.run(operation, input, onPremisesActor);
  }

  /** A forest with the suffixes of the cloud's domains, and a server for it. */
  installed(server: Partial<InputOf<'addConnectServer'>> = {}): this {
    this.run('addForest', {
      name: 'contoso.com',
      upnSuffixes: ['fabrikam.com', 'federated.com', 'unverified.com', 'contoso.local'],
    });
    this.run('addConnectServer', { name: 'one', ...server });
    this.cycle();
    return this;
  }

  user(userPrincipalName: string, more: Partial<InputOf<'addOnPremisesObject'>> = {}): OnPremisesObject {
    return this.run('addOnPremisesObject', { kind: 'user', forest: 'contoso.com', userPrincipalName, ...more });
  }

  change(object: OnPremisesObject, changes: InputOf<'changeOnPremisesObject'>['changes']): void {
    this.run('changeOnPremisesObject', { object: object.id, changes });
  }

  cycle(synchronizer?: string): void {
    this.run('runDirectoryCycle', synchronizer === undefined ? {} : { synchronizer });
  }

  advance(duration: Duration): void {
    this.harness.advance(duration);
  }

  cloudUser(userPrincipalName: string): UserRecord | undefined {
    return findUser(this.tenant.view(), userPrincipalName);
  }

  cloudGroup(displayName: string): GroupRecord | undefined {
    return [...this.tenant.view().tables.groups.range()].find(([, group]) => group.displayName === displayName)?.[1];
  }

  /** Names of the users that are synchronized, in order. */
  synced(): string[] {
    return [...this.tenant.view().tables.users.range()]
      .filter(([, user]) => user.onPremisesSyncEnabled)
      .map(([, user]) => user.userPrincipalName ?? '')
      .sort();
  }

  problems(object?: OnPremisesObject): SynchronizationProblem[] {
    return [...this.tenant.view().tables.synchronizationProblems.prefix(object?.id ?? '')].map(
      ([, problem]) => problem,
    );
  }

  codes(object?: OnPremisesObject): string[] {
    return this.problems(object).map(({ code }) => code);
  }

  queue(synchronizer = 'one'): string[] {
    return [...this.tenant.view().tables.synchronizationQueue.prefix(`${synchronizer}|`)].map(([key]) => key);
  }

  activities(activity: string): number {
    return [...this.tenant.view().tables.audits.range()].filter(([, { event }]) => event.activity === activity).length;
  }

  /** `success`, or what a sign-in with a browser fails with. */
  signIn(userPrincipalName: string, password: string): string {
    const { result, code } = this.tenant.signIn({ userPrincipalName, password });
    return code === undefined ? result : `${result} ${code}`;
  }

  features(features: object): Promise<unknown> {
    return this.harness.done('PATCH', `/directory/onPremisesSynchronization/${this.tenant.tenantId}`, { features });
  }
}
