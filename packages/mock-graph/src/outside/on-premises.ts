/** The on-premises side as a test acts on it: Active Directory, synchronization, and federation servers. */
import type { Secret } from '@cutover/contract/types';
import { type Duration, milliseconds, readTime } from '../duration.ts';
import { onPremisesActor } from '../tenant/command.ts';
import { requireDomain } from '../tenant/domain-lookup.ts';
import { type FarmInput, requireFarm } from '../tenant/federation-farms.ts';
import { requireForest, type SuffixState, suffixStates } from '../tenant/on-premises/forests.ts';
import type { NewObject, ObjectValues } from '../tenant/on-premises/object-operations.ts';
import { requireOnPremisesObject } from '../tenant/on-premises/objects.ts';
import { requireSynchronizer } from '../tenant/on-premises/synchronizers.ts';
import type { InputOf, OutputOf, TenantOperation } from '../tenant/tenant.ts';
import type { Acting } from './acting.ts';
import { requireCertificate } from './certificate.ts';
import {
  type MetaverseObject,
  metaverseObjects,
  type ShownCloudSync,
  type ShownFarm,
  type ShownFederationSignIn,
  type ShownForest,
  type ShownObject,
  type ShownProblem,
  type ShownServer,
  type ShownSynchronizer,
  shownFarm,
  shownFederationSignIn,
  shownForest,
  shownObject,
  shownProblems,
  shownSynchronizer,
  shownSynchronizers,
} from './shapes.ts';

/** ISO 8601 with a zone, or milliseconds. */
export type Moment = string | number;

/** Values of an object of Active Directory; `null` takes one away. */
export type ObjectChange = Omit<ObjectValues, 'accountExpiresAt' | 'passwordExpiresAt'> & {
  readonly accountExpiresAt?: Moment | null;
  readonly passwordExpiresAt?: Moment | null;
};

/** A user, group or contact to be made. */
export type ObjectToAdd = ObjectChange &
  Omit<NewObject, keyof ObjectValues | 'password'> & { readonly password?: string };

/** A farm to be added; its token-signing certificate as base64 of its DER form. */
export type FarmToAdd = Omit<FarmInput, 'certificate' | 'existing'> & {
  /** Default true: only the trust is set. A new AD FS farm needs servers, proxies and a certificate for its name (FD-10). */
  readonly existing?: boolean;
  readonly signingCertificate?: string;
};

export type FarmChange = Omit<InputOf<'changeFederationFarm'>, 'name' | 'certificate'> & {
  readonly signingCertificate?: string;
};

/** A forest's own account lockout: after how many wrong passwords, for how long, and after which time the count begins anew (PT-09). */
export interface Lockout {
  readonly threshold: number;
  readonly duration: Duration;
  readonly resetAfter: Duration;
}

export type ForestChange = Omit<InputOf<'changeForest'>, 'name' | 'lockout'> & { readonly lockout?: Lockout | null };

/** A lockout in milliseconds, as a tenant takes it. Throws a RangeError for a bad duration. */
export const lockoutOf = ({ threshold, duration, resetAfter }: Lockout) => ({
  threshold,
  duration: milliseconds(duration),
  resetAfter: milliseconds(resetAfter),
});

const momentOf = (moment: Moment | null): number | null => (moment === null ? null : readTime(moment));

function values({ accountExpiresAt, passwordExpiresAt, ...rest }: ObjectChange): ObjectValues {
  return {
    ...rest,
    ...(accountExpiresAt === undefined ? {} : { accountExpiresAt: momentOf(accountExpiresAt) }),
    ...(passwordExpiresAt === undefined ? {} : { passwordExpiresAt: momentOf(passwordExpiresAt) }),
  };
}

function withCertificate<Given extends { readonly signingCertificate?: string }>({
  signingCertificate,
  ...rest
}: Given) {
  return {
    ...rest,
    ...(signingCertificate === undefined
      ? {}
      : { certificate: requireCertificate(signingCertificate, 'signingCertificate') }),
  };
}

/**
 * Everything that stands or happens on-premises. Objects are named by objectGUID, user principal name,
 * `domain\account name`, or the id of what they are in the cloud. Every method throws a ServiceError for what cannot be,
 * with nothing changed.
 */
export class OnPremises {
  readonly #tenant: Acting;

  constructor(tenant: Acting) {
    this.#tenant = tenant;
  }

  #run<Operation extends TenantOperation>(operation: Operation, input: InputOf<Operation>): OutputOf<Operation> {
    return this.#tenant.run(operation, input, onPremisesActor);
  }

  #digest(password: string): Secret {
    return this.#tenant.digest(password);
  }

  /** Adds a forest by the DNS name of its root domain, with further domains and suffixes of user principal names (SY-01). */
  addForest(forest: Omit<InputOf<'addForest'>, 'lockout'> & { readonly lockout?: Lockout }): ShownForest {
    const { lockout, ...rest } = forest;
    return shownForest(this.#run('addForest', { ...rest, ...(lockout ? { lockout: lockoutOf(lockout) } : {}) }));
  }

  /** Adds domains, adds and removes suffixes (UP-02). */
  changeForest(name: string, change: ForestChange): ShownForest {
    const { lockout, ...rest } = change;
    const given = lockout === undefined ? {} : { lockout: lockout && lockoutOf(lockout) };
    return shownForest(this.#run('changeForest', { name, ...rest, ...given }));
  }

  /** Removes a forest that holds nothing and that nothing reads. */
  deleteForest(name: string): void {
    this.#run('deleteForest', { name });
  }

  forests(): ShownForest[] {
    return [...this.#tenant.view().tables.forests.range()].map(([, forest]) => shownForest(forest));
  }

  forest(name: string): ShownForest {
    return shownForest(requireForest(this.#tenant.view(), name));
  }

  /** Every suffix of every forest with its state in the tenant (UP-02, UP-03). */
  suffixes(): SuffixState[] {
    return [...suffixStates(this.#tenant.view())];
  }

  /** Adds a user, group or contact; the cloud has it after the next cycle of a server that reads it (SY-01). */
  addObject(object: ObjectToAdd): ShownObject {
    const { kind, forest, id, container, members, password, ...given } = object;
    const made = this.#run('addOnPremisesObject', {
      kind,
      forest,
      ...(id === undefined ? {} : { id }),
      ...(container === undefined ? {} : { container }),
      ...(members === undefined ? {} : { members }),
      ...(password === undefined ? {} : { password: this.#digest(password) }),
      ...values(given),
    });
    return this.object(made.id);
  }

  /** Gives an object other values: names, addresses, attributes, or the state of its account (CV-12, PH-02). */
  changeObject(object: string, changes: ObjectChange): ShownObject {
    return this.object(this.#run('changeOnPremisesObject', { object, changes: values(changes) }).id);
  }

  /** Moves an object to another organizational unit, or to another forest, where it gets another objectGUID (SY-04). */
  moveObject(object: string, to: Omit<InputOf<'moveOnPremisesObject'>, 'object'>): ShownObject {
    return this.object(this.#run('moveOnPremisesObject', { object, ...to }).id);
  }

  /** Deletes an object; the cloud follows at the next cycle. */
  deleteObject(object: string): void {
    this.#run('deleteOnPremisesObject', { object });
  }

  object(key: string): ShownObject {
    const view = this.#tenant.view();
    return shownObject(view, requireOnPremisesObject(view, key));
  }

  /** All objects, or those of a forest, in order of objectGUID. */
  objects(forest?: string): ShownObject[] {
    const view = this.#tenant.view();
    const name = forest === undefined ? undefined : requireForest(view, forest).name;
    return [...view.tables.onPremisesObjects.range()].flatMap(([, object]) =>
      name === undefined || object.forest === name ? [shownObject(view, object)] : [],
    );
  }

  /** What the synchronizers make of an object and those that are joined with it (SY-10). */
  metaverse(object: string): MetaverseObject[] {
    return metaverseObjects(this.#tenant.view(), object);
  }

  /** Members of a group changed on-premises; the cloud follows at the next cycle (SR-25). */
  changeMembership(
    group: string,
    change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  ): void {
    this.#run('changeOnPremisesMembership', { groupId: group, add: change.add ?? [], remove: change.remove ?? [] });
  }

  /** A password set on-premises; the cloud has its hash within two minutes while hashes are synchronized (SR-22, PH-01). */
  changePassword(user: string, password: string, options: { readonly mustChange?: boolean } = {}): void {
    this.#run('changeOnPremisesPassword', { userPrincipalName: user, password: this.#digest(password), ...options });
  }

  /** A password that its user changed in the cloud, written back on-premises (SR-22). */
  changePasswordWithWriteback(user: string, password: string): void {
    this.#tenant.run('changePasswordWithWriteback', { userPrincipalName: user, password: this.#digest(password) });
  }

  /** Installs a Connect server (SY-01, SY-03, SY-09, UP-08). */
  addServer(server: InputOf<'addConnectServer'>): ShownServer {
    return shownSynchronizer(this.#tenant.view(), this.#run('addConnectServer', server));
  }

  /** Changes a Connect server: staging or active, down or up, scopes, rules, sign-in method (SY-03, CV-16, PH-06). */
  changeServer(name: string, changes: InputOf<'changeConnectServer'>['changes']): ShownServer {
    return shownSynchronizer(this.#tenant.view(), this.#run('changeConnectServer', { name, changes }));
  }

  /** Sets up cloud sync for a forest (SY-06). */
  addCloudSync(configuration: InputOf<'addCloudSync'>): ShownCloudSync {
    return shownSynchronizer(this.#tenant.view(), this.#run('addCloudSync', configuration));
  }

  /** Changes a cloud sync configuration: its filter, its agents, whether they run (SY-06). */
  changeCloudSync(name: string, changes: InputOf<'changeCloudSync'>['changes']): ShownCloudSync {
    return shownSynchronizer(this.#tenant.view(), this.#run('changeCloudSync', { name, changes }));
  }

  /** Removes a server or a configuration. What it has brought to the cloud stays (SY-05). */
  deleteSynchronizer(name: string): void {
    this.#run('deleteSynchronizer', { name });
  }

  /** Connect servers and cloud sync configurations with their next cycle, in order of name. */
  synchronizers(): ShownSynchronizer[] {
    return shownSynchronizers(this.#tenant.view());
  }

  synchronizer(name: string): ShownSynchronizer {
    const view = this.#tenant.view();
    return shownSynchronizer(view, requireSynchronizer(view, name));
  }

  /** A directory cycle now: of one synchronizer, or of all that run. `full` reads everything, not only changes. */
  runCycle(options: InputOf<'runDirectoryCycle'> = {}): void {
    this.#run('runDirectoryCycle', options);
  }

  /** Sends every password hash again: of one synchronizer, or of all that send any (PH-01). */
  runFullPasswordSync(options: InputOf<'runFullPasswordSync'> = {}): void {
    this.#run('runFullPasswordSync', options);
  }

  /** Why objects, parts of them, or whole forests are not synchronized. */
  problems(): ShownProblem[] {
    return shownProblems(this.#tenant.view());
  }

  /** Active pass-through agents, the tenant's pass-through switch, and seamless single sign-on. */
  set(facts: InputOf<'setSignInFacts'>): void {
    this.#run('setSignInFacts', facts);
  }

  /** Adds a federation farm: AD FS, PingFederate or another (FD-10). */
  addFarm(farm: FarmToAdd): ShownFarm {
    return shownFarm(this.#run('addFederationFarm', { existing: true, ...withCertificate(farm) }));
  }

  /** Changes a farm: health of its members, trusts, context, the certificate that it shows (FD-08, FD-09, CV-15). */
  changeFarm(name: string, change: FarmChange): ShownFarm {
    return shownFarm(this.#run('changeFederationFarm', { name, ...withCertificate(change) }));
  }

  deleteFarm(name: string): void {
    this.#run('removeFederationFarm', { name });
  }

  farms(): ShownFarm[] {
    return [...this.#tenant.view().tables.federationFarms.range()].map(([, farm]) => shownFarm(farm));
  }

  farm(name: string): ShownFarm {
    return shownFarm(requireFarm(this.#tenant.view(), name));
  }

  /** The federation servers' own log of sign-ins, oldest first: of all domains, or of one of the tenant (FD-11). */
  federationLog(domain?: string): ShownFederationSignIn[] {
    const view = this.#tenant.view();
    const id = domain === undefined ? undefined : requireDomain(view, domain).id;
    return [...view.tables.federationSignIns.range()].flatMap(([, entry]) =>
      id === undefined || entry.domainId === id ? [shownFederationSignIn(entry)] : [],
    );
  }
}
