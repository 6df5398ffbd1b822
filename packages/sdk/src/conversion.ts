import type { InternalDomainFederation, User } from '@cutover/contract/types';
import type { SavedFederation } from './federation.ts';
import type { InEffect } from './in-effect.ts';
import type { GraphError } from './transport/errors.ts';

/** A password that was made for a user. */
export interface MadePassword {
  readonly upn: string;
  readonly password: string;
}

/** What became of a password that was handed over. */
export type PasswordOutcome = 'pending' | 'applied' | 'refused';

/**
 * Where made passwords go; `passwordFile(path)` of `@cutover/sdk/node` is one. A password is handed over and kept before the
 * service is asked to set it, so that none is ever lost; of several for one user, the last one counts.
 */
export interface PasswordFile {
  /**
   * Called before the first call to the service; refuses what cannot be written. Answers what earlier files say of users, by
   * user principal name in lower case.
   */
  open(): Promise<ReadonlyMap<string, PasswordOutcome>>;
  /** Resolves when the passwords are kept for good. */
  write(passwords: readonly MadePassword[]): Promise<void>;
  /** Notes what became of passwords that were written before. */
  mark(upns: readonly string[], outcome: 'applied' | 'refused'): Promise<void>;
  /** Called at the end, whatever happened. */
  close(): Promise<void>;
}

/** Who takes the passwords that are made: one of the two. */
export interface PasswordOptions {
  readonly passwordFile?: PasswordFile;
  /**
   * Called with each password before the service is asked to set it, and awaited. Keep it: it is nowhere else. When called
   * again for a user, the later password counts.
   */
  readonly onPassword?: (made: MadePassword) => void | Promise<void>;
}

/**
 * Who gets a temporary password (CV-03). `withoutSyncedPassword`: users of whom Graph shows no `lastPasswordChangeDateTime`;
 * Graph shows neither hashes nor where a password came from, so this takes every password for a synced one. A function
 * decides with the properties that were read: `id`, `userPrincipalName`, `accountEnabled`, `createdDateTime`,
 * `lastPasswordChangeDateTime`, `onPremisesSyncEnabled`, `onPremisesLastSyncDateTime`, `passwordPolicies`.
 */
export type WhoIsConverted = 'all' | 'withoutSyncedPassword' | ((user: User) => boolean);

/** Options of every long operation of a domain. */
export interface DomainOperationOptions {
  readonly signal?: AbortSignal;
}

/** Options of `convertToManaged`. */
export interface ConvertToManagedOptions extends DomainOperationOptions, PasswordOptions {
  /**
   * True: only the domain changes, users keep their synced passwords (CV-02). False: users are converted too, and
   * `passwordFile` or `onPassword` is needed (CV-03).
   */
  readonly skipUserConversion: boolean;
  /** Default `withoutSyncedPassword`. */
  readonly who?: WhoIsConverted;
  /** What `saveFederation` gave, to convert back. Without it there is a warning. */
  readonly saved?: SavedFederation;
  /** Users for whom to wait at the end until they sign in at the cloud (CV-01). */
  readonly waitUntilInEffectFor?: readonly string[];
}

/** Options of `convertToFederated`. */
export interface ConvertToFederatedOptions extends DomainOperationOptions {
  /** Users for whom to wait at the end until they are sent to the federation server (CV-01). */
  readonly waitUntilInEffectFor?: readonly string[];
}

/** Options of `convertUser`. */
export interface ConvertUserOptions extends DomainOperationOptions, PasswordOptions {
  /** The password to set. Default: one is made, for which `passwordFile` or `onPassword` is needed. */
  readonly newPassword?: string;
}

/** A user who could not be converted, and why. */
export interface FailedUser {
  readonly upn: string;
  readonly error: GraphError;
}

/** How many users have been dealt with. */
export interface UsersConverted {
  /** Users of the domain; undefined before they have been counted. */
  readonly total: number | undefined;
  /** Users who have a new password by this conversion, its earlier parts included. */
  readonly converted: number;
  /** Users who need none. */
  readonly skipped: number;
  readonly failed: readonly FailedUser[];
}

/** How far a conversion has got, or what became of it. Holds no password. */
export interface Conversion {
  /** Name of the domain. */
  readonly domain: string;
  /**
   * `checking`, `converting` (the domain), `waiting` (until Graph shows it), `users`, `inEffect` (until sign-in follows),
   * `done`.
   */
  readonly phase: 'checking' | 'converting' | 'waiting' | 'users' | 'inEffect' | 'done';
  /** Whether this conversion changed the domain; false when it was as wanted already. */
  readonly changed: boolean;
  readonly users: UsersConverted;
  /** What sign-in was last seen to do, where that is waited for. */
  readonly inEffect?: InEffect;
  /** What the domain was federated with, as read before it was changed. */
  readonly saved?: SavedFederation;
  /** The configuration that the domain is federated with now. */
  readonly federation?: InternalDomainFederation;
  /** What a person should know. */
  readonly warnings: readonly string[];
}

/** What became of the conversion of one user. */
export interface UserConversion {
  readonly upn: string;
  readonly phase: 'checking' | 'resetting' | 'done';
}
