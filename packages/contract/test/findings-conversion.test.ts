import { expect, test } from 'vitest';
import { type ConversionFacts, conversionFindings } from '../src/findings.ts';

const found = (facts: Omit<ConversionFacts, 'domain'>) =>
  conversionFindings({ domain: 'contoso.com', ...facts }).map(
    ({ severity, behaviour, code }) => `${severity} ${behaviour} ${code}`,
  );

test('CV-14: the operator does not belong to what is converted', () => {
  const error = ['error CV-14 operatorInDomain'];
  expect(found({ operator: 'ada@CONTOSO.com' })).toEqual(error);
  expect(found({ operator: 'ada@emea.contoso.com', inheritingDomains: ['emea.contoso.com'] })).toEqual(error);
  expect(found({ operator: 'ada@emea.contoso.com' })).toEqual([]);
  expect(found({ operator: 'ada@contoso.onmicrosoft.com' })).toEqual([]);
  expect(found({})).toEqual([]);
});

test('CV-14: there is a cloud-only administrator', () => {
  expect(found({ cloudOnlyAdministrators: [] })).toEqual(['warning CV-14 noCloudOnlyAdministrator']);
  expect(found({ cloudOnlyAdministrators: ['admin@contoso.onmicrosoft.com'] })).toEqual([]);
});

test('CV-08: users without a hash would be locked out, which is an error while they can sign in', () => {
  expect(found({ users: 10, usersWithoutHash: 3 })).toEqual(['error CV-08 lockedOut']);
  expect(conversionFindings({ domain: 'contoso.com', users: 10, usersWithoutHash: 3 })[0]?.text).toMatch(
    /^3 of 10 users/,
  );
  expect(found({ usersWithoutHash: 3, federationServerRunning: false })).toEqual(['warning CV-08 lockedOut']);
  expect(found({ usersWithoutHash: 0 })).toEqual([]);
});

test('CV-08: no hash is needed where pass-through checks the password', () => {
  expect(found({ usersWithoutHash: 3, passThroughEnabled: true })).toEqual([]);
  expect(found({ usersWithoutHash: 3, passThroughEnabled: false })).toEqual(['error CV-08 lockedOut']);
});

test('CV-03: with user conversion, users without a hash get temporary passwords instead', () => {
  expect(found({ usersWithoutHash: 3, skipUserConversion: false })).toEqual(['warning CV-03 temporaryPasswords']);
});

test('CV-09: federation settings that are not saved', () => {
  expect(found({ federationSaved: false })).toEqual(['warning CV-09 federationNotSaved']);
  expect(found({ federationSaved: true })).toEqual([]);
});

test('CV-15: a remote AD FS needs its context', () => {
  expect(found({ adFs: { remote: true, contextSet: false } })).toEqual(['error CV-15 noAdFsContext']);
  expect(found({ adFs: { remote: true, contextSet: true } })).toEqual([]);
  expect(found({ adFs: { remote: false, contextSet: false } })).toEqual([]);
});

test('CV-07: changed names do not show while the feature is off and users are not converted', () => {
  const off = { synchronizeUpnForManagedUsersEnabled: false };
  expect(found(off)).toEqual(['warning CV-07 namesNotSynchronized']);
  expect(found({ ...off, skipUserConversion: false })).toEqual([]);
  expect(found({ synchronizeUpnForManagedUsersEnabled: true })).toEqual([]);
});

test('CV-11: converting does not turn pass-through on', () => {
  const signInAfterwards = 'passthroughAuthentication' as const;
  expect(found({ signInAfterwards, passThroughEnabled: false })).toEqual(['warning CV-11 passThroughOff']);
  expect(found({ signInAfterwards, passThroughEnabled: true })).toEqual([]);
  expect(found({ signInAfterwards })).toEqual([]);
  expect(found({ signInAfterwards: 'passwordHashSync', passThroughEnabled: false })).toEqual([]);
});
