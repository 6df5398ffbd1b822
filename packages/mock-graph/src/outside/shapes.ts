/** What the on-premises side holds, as it is shown: times in ISO 8601, no digests of passwords. */
import { durationText } from '../duration.ts';
import { iso, isoOrNull } from '../iso.ts';
import { isAvailable } from '../tenant/federation-farms.ts';
import { cloudRecordOf } from '../tenant/on-premises/export.ts';
import { joined } from '../tenant/on-premises/metaverse.ts';
import { isHeldBack } from '../tenant/on-premises/names.ts';
import {
  accountNameOf,
  displayNameOf,
  groupIdsOf,
  memberIdsOf,
  requireOnPremisesObject,
} from '../tenant/on-premises/objects.ts';
import { hasWork, isActive, isRunning, synchronizerKey, synchronizersOf } from '../tenant/on-premises/schedule.ts';
import { anchorOf } from '../tenant/on-premises/source-anchor.ts';
import type {
  CertificateFacts,
  CloudSyncConfiguration,
  ConnectServer,
  FederationFarm,
  FederationSignIn,
  ForestRecord,
  OnPremisesObject,
  SynchronizationProblem,
  SynchronizerRecord,
} from '../tenant/records.ts';
import type { View } from '../tenant/state.ts';

/** A forest: durations and times in ISO 8601. */
export interface ShownForest extends Omit<ForestRecord, 'lockout' | 'seamlessSso' | 'domainControllersDown'> {
  readonly lockout: { readonly threshold: number; readonly duration: string; readonly resetAfter: string } | null;
  /** When the key of seamless single sign-on was rolled over; null where that is not set up. */
  readonly seamlessSsoKeyRolledAt: string | null;
  readonly domainControllersDown: boolean;
}

export function shownForest({ lockout, seamlessSso, domainControllersDown, ...rest }: ForestRecord): ShownForest {
  return {
    ...rest,
    lockout: lockout
      ? {
          threshold: lockout.threshold,
          duration: durationText(lockout.duration),
          resetAfter: durationText(lockout.resetAfter),
        }
      : null,
    seamlessSsoKeyRolledAt: isoOrNull(seamlessSso?.keyRolledAt),
    domainControllersDown: domainControllersDown === true,
  };
}

/** An object of Active Directory. */
export interface ShownObject extends Omit<OnPremisesObject, ShownOtherwise> {
  readonly displayName: string;
  readonly samAccountName: string | null;
  readonly enabled: boolean;
  readonly locked: boolean;
  readonly mustChangePassword: boolean;
  readonly accountExpiresAt: string | null;
  readonly passwordExpiresAt: string | null;
  readonly hasPassword: boolean;
  /** What the cloud knows it by, or would; null without a value in the tenant's source-anchor attribute. */
  readonly sourceAnchor: string | null;
  /** objectGUIDs; of a group. */
  readonly members?: readonly string[];
  /** objectGUIDs of the groups of which it is a direct member. */
  readonly memberOf: readonly string[];
}
type ShownOtherwise =
  | 'displayName'
  | 'samAccountName'
  | 'enabled'
  | 'locked'
  | 'mustChangePassword'
  | 'accountExpiresAt'
  | 'passwordExpiresAt'
  | 'passwordDigest'
  | 'passwordSetAt'
  | 'sourceAnchor';

export function shownObject(view: View, object: OnPremisesObject): ShownObject {
  const { passwordDigest, passwordSetAt: _setAt, ...rest } = object;
  return {
    ...rest,
    displayName: displayNameOf(object),
    samAccountName: accountNameOf(object) ?? null,
    enabled: object.enabled ?? true,
    locked: object.locked ?? false,
    mustChangePassword: object.mustChangePassword ?? false,
    accountExpiresAt: isoOrNull(object.accountExpiresAt),
    passwordExpiresAt: isoOrNull(object.passwordExpiresAt),
    hasPassword: passwordDigest !== undefined,
    sourceAnchor: anchorOf(view, object) ?? null,
    ...(object.kind === 'group' ? { members: memberIdsOf(view, object.id) } : {}),
    memberOf: groupIdsOf(view, object.id),
  };
}

interface Shown {
  readonly lastCycleAt: string | null;
  /** Null while nothing waits for it, or it is down. */
  readonly nextCycleAt: string | null;
  /** Objects and memberships that wait for its next cycle. */
  readonly waiting: number;
  readonly isRunning: boolean;
}
type Internal = 'lastCycleAt' | 'nextCycleAt' | 'scopesRead';
export type ShownServer = Omit<ConnectServer, Internal> & Shown;
export type ShownCloudSync = Omit<CloudSyncConfiguration, Internal> & Shown;
export type ShownSynchronizer = ShownServer | ShownCloudSync;

const count = (keys: Iterable<unknown>): number => {
  let size = 0;
  for (const _key of keys) size += 1;
  return size;
};

export function shownSynchronizer(view: View, record: ConnectServer): ShownServer;
export function shownSynchronizer(view: View, record: CloudSyncConfiguration): ShownCloudSync;
export function shownSynchronizer(view: View, record: SynchronizerRecord): ShownSynchronizer;
export function shownSynchronizer(view: View, record: SynchronizerRecord): ShownSynchronizer {
  const { scopesRead: _scopes, lastCycleAt, nextCycleAt, ...rest } = record;
  const start = `${synchronizerKey(record.name)}|`;
  return {
    ...rest,
    lastCycleAt: isoOrNull(lastCycleAt),
    nextCycleAt: isRunning(record) && hasWork(view, record) ? isoOrNull(nextCycleAt) : null,
    waiting: count(view.tables.synchronizationQueue.prefix(start)) + count(view.tables.membershipQueue.prefix(start)),
    isRunning: isRunning(record),
  };
}

export const shownSynchronizers = (view: View): ShownSynchronizer[] =>
  [...view.tables.synchronizers.range()].map(([, record]) => shownSynchronizer(view, record));

/** Why an object, or a part of it, is not in the cloud as it should be. */
export interface ShownObjectProblem extends Omit<SynchronizationProblem, 'since'> {
  /** objectGUID. */
  readonly object: string;
  readonly name: string;
  readonly since: string;
}

/** A forest of which nothing comes to the cloud. */
export interface ShownForestProblem extends Pick<SynchronizationProblem, 'behaviour' | 'code' | 'text'> {
  readonly forest: string;
}

export type ShownProblem = ShownForestProblem | ShownObjectProblem;

const objectProblems = (view: View): ShownObjectProblem[] =>
  [...view.tables.synchronizationProblems.range()].map(([key, { since, ...problem }]) => {
    const object = key.slice(0, key.indexOf('|'));
    const record = view.tables.onPremisesObjects.get(object);
    return {
      object,
      name: record ? (record.userPrincipalName ?? displayNameOf(record)) : object,
      ...problem,
      since: iso(since),
    };
  });

function forestProblems(view: View): ShownForestProblem[] {
  const reached = new Set(
    synchronizersOf(view).flatMap((each) => (isActive(each) ? each.scopes.map(({ forest }) => forest) : [])),
  );
  return [...view.tables.forests.range()].flatMap(([forest]) =>
    reached.has(forest)
      ? []
      : [
          {
            forest,
            behaviour: 'SY-04',
            code: 'forestNotReached',
            text: `No active Connect server and no cloud sync configuration reads the forest ${forest}. Take it into the scope of one.`,
          },
        ],
  );
}

/** What is not in the cloud as it should be: forests first, then objects. */
export const shownProblems = (view: View): ShownProblem[] => [...forestProblems(view), ...objectProblems(view)];

/** What a synchronizer makes of an object and those that are joined with it (SY-10). */
export interface MetaverseObject {
  readonly synchronizer: string;
  /** objectGUIDs of the objects that are joined, the leading one first; empty for one that is out of scope. */
  readonly joined: readonly string[];
  readonly cloud: { readonly kind: string; readonly id: string; readonly name: string | null } | null;
  /** A change on-premises does not show in the cloud now, since the user's domain is managed (CV-07). */
  readonly heldBack: boolean;
}

/** The metaverse objects of an object, one for each synchronizer. Throws a ServiceError for an object that there is not. */
export function metaverseObjects(view: View, key: string): MetaverseObject[] {
  const object = requireOnPremisesObject(view, key);
  return synchronizersOf(view).map((synchronizer) => {
    const members = joined(view, synchronizer, object).map(({ id }) => id);
    const cloud = members.includes(object.id) ? cloudRecordOf(view, synchronizer, object) : undefined;
    return {
      synchronizer: synchronizer.name,
      joined: members.includes(object.id) ? members : [],
      cloud: cloud
        ? {
            kind: cloud.kind,
            id: cloud.record.id,
            name: (cloud.kind === 'user' ? cloud.record.userPrincipalName : cloud.record.displayName) ?? null,
          }
        : null,
      heldBack: cloud?.kind === 'user' && isHeldBack(view, cloud.record),
    };
  });
}

export interface ShownCertificate {
  readonly thumbprint: string;
  readonly validFrom: string;
  readonly validTo: string;
}

const shownCertificate = ({ thumbprint, validFrom, validTo }: CertificateFacts): ShownCertificate => ({
  thumbprint,
  validFrom: iso(validFrom),
  validTo: iso(validTo),
});

export type ShownFarm = Omit<FederationFarm, 'certificate'> & {
  readonly certificate: ShownCertificate | null;
  /** Signs users in (FD-08). */
  readonly isAvailable: boolean;
};

export const shownFarm = ({ certificate, ...farm }: FederationFarm): ShownFarm => ({
  ...farm,
  certificate: certificate ? shownCertificate(certificate) : null,
  isAvailable: isAvailable(farm),
});

export type ShownFederationSignIn = Omit<FederationSignIn, 'at'> & { readonly at: string };

export const shownFederationSignIn = ({ at, ...entry }: FederationSignIn): ShownFederationSignIn => ({
  at: iso(at),
  ...entry,
});
