import type { OperationInputs } from '@cutover/contract/operations';
import type { Secret } from '@cutover/contract/types';
import { withoutAnnotations } from './annotations.ts';
import { recordAudit } from './audit.ts';
import { authorityOf, typeAsked } from './authentication.ts';
import type { Actor, Context } from './command.ts';
import { dropRoles } from './directory-roles.ts';
import { verifiedDomain } from './domain-lookup.ts';
import { indexNames } from './domain-references.ts';
import { securityIdentifierFor } from './ids.ts';
import { dropMember, groupsOf } from './membership.ts';
import { domainOf, guidPattern, principalKey, principalNamePattern } from './names.ts';
import type { AuditChange, CloudPassword, DomainRecord, UserRecord } from './records.ts';
import { badRequest, conflict, denied, invalidValue, notFound } from './service-error.ts';
import { forgetFailures } from './smart-lockout.ts';
import { isEnrolled, membershipEdited } from './staged-rollout.ts';
import type { Draft, View } from './state.ts';
import { formatTime } from './time.ts';

type UserUpdate = OperationInputs['updateUser']['body'];

/** A user by id or by user principal name. */
export function findUser(view: View, key: string): UserRecord | undefined {
  const id = guidPattern.test(key) ? key.toLowerCase() : view.tables.usersByName.get(principalKey(key));
  return id === undefined ? undefined : view.tables.users.get(id);
}

export function requireUser(view: View, key: string): UserRecord {
  const user = findUser(view, key);
  if (!user) throw notFound(key);
  return user;
}

/** Writes a user and keeps the indexes on its names. */
export function putUser(draft: Draft, user: UserRecord): void {
  const before = draft.tables.users.get(user.id);
  const name = principalKey(user.userPrincipalName ?? '');
  const nameBefore = before && principalKey(before.userPrincipalName ?? '');
  if (nameBefore !== name) {
    if (nameBefore !== undefined) draft.write('usersByName').delete(nameBefore);
    draft.write('usersByName').set(name, user.id);
  }
  const anchor = user.onPremisesImmutableId ?? undefined;
  const anchorBefore = before?.onPremisesImmutableId ?? undefined;
  if (anchorBefore !== anchor) {
    if (anchorBefore !== undefined) draft.write('usersByImmutableId').delete(anchorBefore);
    if (anchor !== undefined) draft.write('usersByImmutableId').set(anchor, user.id);
  }
  indexNames(draft, 'user', before, user);
  draft.write('users').set(user.id, user);
}

/** The user's domain, if it is verified. */
export const domainOfUser = (view: View, user: UserRecord): DomainRecord | undefined =>
  verifiedDomain(view, domainOf(user.userPrincipalName ?? ''));

/** Notes that a user of a domain that was federated needs no conversion any more (CV-04, CV-05). */
export function markConverted(draft: Draft, user: UserRecord): void {
  const domain = domainOfUser(draft, user);
  const authority = domain && authorityOf(draft, domain);
  if (authority && draft.tables.conversions.has(authority.id))
    draft.write('convertedUsers').set(`${authority.id}|${user.id}`, true);
}

/** Whether Graph shows the user's domain as federated: then the cloud sets no password. */
export function isFederated(view: View, user: UserRecord): boolean {
  const domain = domainOfUser(view, user);
  return domain !== undefined && typeAsked(domain) === 'Federated';
}

const nicknamePattern = /^[\x21-\x7e]+$/;
const nicknameForbidden = /[@()\\[\]";:<>, ]/;
const anchorForbidden = /[$_]/;
const policyWords = ['none', 'disablestrongpassword', 'disablepasswordexpiration'];

function checkValues(draft: Draft, body: UserUpdate, self: string | undefined): void {
  if (body.userPrincipalName !== undefined) {
    if (!principalNamePattern.test(body.userPrincipalName)) throw invalidValue('userPrincipalName', 'User');
    if (!verifiedDomain(draft, domainOf(body.userPrincipalName))) {
      throw badRequest(
        'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
      );
    }
    const holder = draft.tables.usersByName.get(principalKey(body.userPrincipalName));
    if (holder !== undefined && holder !== self) throw conflict('userPrincipalName');
  }
  if (
    body.mailNickname !== undefined &&
    (!nicknamePattern.test(body.mailNickname) || nicknameForbidden.test(body.mailNickname))
  ) {
    throw invalidValue('mailNickname', 'User');
  }
  if (typeof body.onPremisesImmutableId === 'string') {
    if (body.onPremisesImmutableId === '' || anchorForbidden.test(body.onPremisesImmutableId))
      throw invalidValue('onPremisesImmutableId', 'User');
    const holder = draft.tables.usersByImmutableId.get(body.onPremisesImmutableId);
    if (holder !== undefined && holder !== self) throw conflict('onPremisesImmutableId');
  }
  if (
    typeof body.passwordPolicies === 'string' &&
    !body.passwordPolicies.split(',').every((word) => policyWords.includes(word.trim().toLowerCase()))
  ) {
    throw invalidValue('passwordPolicies', 'User');
  }
}

export function cloudPassword(at: number, password: Secret, mustChange: boolean | null | undefined): CloudPassword {
  if (password.length < 8 || password.length > 256 || password.classes < 3) {
    throw badRequest(
      'The specified password does not comply with password complexity requirements. Please provide a different password.',
    );
  }
  return { digest: password.digest, setAt: at, origin: 'cloud', ...(mustChange ? { mustChange } : {}) };
}

/** What directory synchronization masters: read-only in the cloud for a synced user (SY-07). */
const masteredOnPremises: readonly (keyof UserUpdate)[] = [
  'businessPhones',
  'city',
  'companyName',
  'country',
  'department',
  'displayName',
  'employeeId',
  'givenName',
  'jobTitle',
  'mail',
  'mailNickname',
  'mobilePhone',
  'officeLocation',
  'onPremisesExtensionAttributes',
  'onPremisesImmutableId',
  'postalCode',
  'state',
  'streetAddress',
  'surname',
  'userPrincipalName',
];

const mastered = () =>
  badRequest(
    'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
  );

const target = (user: UserRecord, modified: readonly AuditChange[] = []) => ({
  type: 'User' as const,
  id: user.id,
  displayName: user.displayName,
  userPrincipalName: user.userPrincipalName,
  modified,
});

/** An account that is enabled or disabled has an event of its own beside that of the update (GP-09). */
export function recordAccountState(draft: Draft, actor: Actor, before: UserRecord, after: UserRecord): void {
  if (before.accountEnabled === after.accountEnabled) return;
  const change = { name: 'accountEnabled', old: before.accountEnabled, new: after.accountEnabled };
  recordAudit(draft, actor, {
    activity: after.accountEnabled === false ? 'Disable account' : 'Enable account',
    category: 'UserManagement',
    service: 'Core Directory',
    operation: 'Update',
    targets: [target(after, [change])],
  });
}

/** Logs that the directory itself gave a user another name, and perhaps disabled the account (DM-08). */
export function recordRenaming(draft: Draft, actor: Actor, before: UserRecord | undefined, after: UserRecord): void {
  if (before) recordAccountState(draft, actor, before, after);
  recordAudit(draft, actor, {
    activity: 'Update user',
    category: 'UserManagement',
    service: 'Core Directory',
    operation: 'Update',
    targets: [
      target(after, [{ name: 'userPrincipalName', old: before?.userPrincipalName, new: after.userPrincipalName }]),
    ],
  });
}

export const userOperations = {
  /** UP-06. */
  createUser(draft: Draft, { body }: OperationInputs['createUser'], { actor }: Context): UserRecord {
    checkValues(draft, body as UserUpdate, undefined);
    const domain = verifiedDomain(draft, domainOf(body.userPrincipalName));
    const federated = domain !== undefined && typeAsked(domain) === 'Federated';
    const password = body.passwordProfile?.password;
    if (federated && !body.onPremisesImmutableId)
      throw badRequest('SourceAnchor is a required property for creation of a federated user.');
    if (!federated && !password)
      throw badRequest("A value is required for property 'password' of resource 'PasswordProfile'.");
    const { passwordProfile, ...properties } = withoutAnnotations(body);
    const id = draft.newId();
    const user: UserRecord = {
      businessPhones: [],
      ...properties,
      id,
      displayName: body.displayName,
      userPrincipalName: body.userPrincipalName,
      userType: body.userType ?? 'Member',
      createdDateTime: formatTime(draft.at),
      securityIdentifier: securityIdentifierFor(id),
      proxyAddresses: [],
      ...(password
        ? {
            cloudPassword: cloudPassword(draft.at, password, passwordProfile?.forceChangePasswordNextSignIn ?? true),
            lastPasswordChangeDateTime: formatTime(draft.at),
          }
        : {}),
    };
    putUser(draft, user);
    recordAudit(draft, actor, {
      activity: 'Add user',
      category: 'UserManagement',
      service: 'Core Directory',
      operation: 'Add',
      targets: [target(user)],
    });
    return user;
  },

  /** SR-21, SY-07. */
  updateUser(draft: Draft, { userId, body }: OperationInputs['updateUser'], { actor }: Context): void {
    const before = requireUser(draft, userId);
    const { passwordProfile, ...properties } = withoutAnnotations(body);
    checkValues(draft, properties as UserUpdate, before.id);
    if (before.onPremisesSyncEnabled && masteredOnPremises.some((name) => name in properties)) throw mastered();
    if (
      'passwordPolicies' in properties &&
      before.onPremisesSyncEnabled &&
      isEnrolled(draft, 'passwordHashSync', before.id)
    ) {
      throw badRequest("Property 'passwordPolicies' cannot be updated while the user is in staged rollout.", {
        assumption: 'SR-21',
      });
    }
    let password: Partial<UserRecord> = {};
    const force = passwordProfile?.forceChangePasswordNextSignIn ?? undefined;
    if ((passwordProfile?.password || force !== undefined) && isFederated(draft, before)) throw denied();
    if (passwordProfile?.password) {
      password = {
        cloudPassword: cloudPassword(draft.at, passwordProfile.password, force),
        lastPasswordChangeDateTime: formatTime(draft.at),
      };
    } else if (force !== undefined && before.cloudPassword) {
      const { mustChange: _mustChange, ...kept } = before.cloudPassword;
      password = { cloudPassword: force ? { ...kept, mustChange: true } : kept };
    }
    const { onPremisesExtensionAttributes: extensions } = properties;
    const merged = extensions
      ? { onPremisesExtensionAttributes: { ...before.onPremisesExtensionAttributes, ...extensions } }
      : {};
    const after = { ...before, ...properties, ...merged, ...password } as UserRecord;
    putUser(draft, after);
    if (passwordProfile?.password) markConverted(draft, after);
    const changes = Object.entries(properties).map(([name, value]) => ({
      name,
      old: before[name as keyof UserRecord],
      new: value,
    }));
    const activity = passwordProfile?.password
      ? 'Reset password'
      : force === undefined
        ? 'Update user'
        : 'Set force change user password';
    recordAccountState(draft, actor, before, after);
    recordAudit(draft, actor, {
      activity,
      category: 'UserManagement',
      service: 'Core Directory',
      operation: 'Update',
      targets: [target(after, changes)],
    });
  },

  /** SR-07: deleting a user counts as leaving its groups. */
  deleteUser(draft: Draft, { userId }: OperationInputs['deleteUser'], { actor }: Context): void {
    const user = requireUser(draft, userId);
    for (const groupId of [...groupsOf(draft, user.id)]) {
      membershipEdited(draft, groupId, user.id);
      dropMember(draft, groupId, user.id);
    }
    indexNames(draft, 'user', user, undefined);
    for (const [key] of [...draft.tables.passwordOperations.prefix(`${user.id}|`)])
      draft.write('passwordOperations').delete(key);
    const domain = domainOfUser(draft, user);
    if (domain) draft.write('convertedUsers').delete(`${authorityOf(draft, domain).id}|${user.id}`);
    forgetFailures(draft, user.id);
    dropRoles(draft, user.id);
    draft.write('users').delete(user.id);
    draft.write('usersByName').delete(principalKey(user.userPrincipalName ?? ''));
    if (user.onPremisesImmutableId) draft.write('usersByImmutableId').delete(user.onPremisesImmutableId);
    recordAudit(draft, actor, {
      activity: 'Delete user',
      category: 'UserManagement',
      service: 'Core Directory',
      operation: 'Delete',
      targets: [target(user)],
    });
  },
};
