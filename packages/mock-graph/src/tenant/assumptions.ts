/**
 * What the sources leave open, and what we take to be so. An answer that rests on a row says so in the header
 * `x-mock-assumption`; a run against a real tenant corrects the row.
 */
export const assumptions = {
  'SR-01': 'Changing the feature of a policy is refused with 400 Request_BadRequest; the same value is accepted.',
  'SR-03': 'A second policy for a feature is refused with 400 Request_BadRequest and ObjectConflict.',
  'SR-05': 'A group added to a disabled policy has no effect until the policy is enabled.',
  'SR-06':
    'A group with more than 200 direct users is refused with 400 Request_BadRequest when it is first added; cloud-only users count.',
  'SR-07': 'An edit reads all memberships of the user in the groups of the policy when it is due.',
  'SR-08': 'The eleventh group of a feature is refused with 400 Request_BadRequest.',
  'SR-09':
    'A target that is not an assigned security group is refused with 400 Request_BadRequest; nested groups are accepted and ignored.',
  'SR-10': 'A group with a contact is refused with 400 Request_BadRequest; a contact added later changes nothing.',
  'SR-11':
    'A group with more than 50,000 direct users is refused with 400; users who join a full group are not enrolled until they are added again.',
  'SR-14':
    'Enabling the third of hash sync, pass-through and seamless SSO is refused with 400; a user in both methods uses pass-through.',
  'SR-16': 'IMAP and Exchange ActiveSync count as legacy authentication.',
  'SR-17':
    'Windows before 1903 fails to renew its token once the cut-over is in effect, as a non-routable suffix does.',
  'SR-19': 'Turning a policy off or deleting it moves its users back at once; removing a group is an edit.',
  'SR-20': 'Deleting an enabled policy is refused with 400 Request_BadRequest.',
  'SR-21': 'Writing passwordPolicies of a user enrolled in hash sync is refused with 400 Request_BadRequest.',
  'SR-22': 'After a password change in the cloud the old password works in the cloud until the new hash arrives.',
  'SR-23': 'One event per user is logged when the user is enrolled or withdrawn.',
  'SR-24':
    'A call without the permission or role, or with an application token, is refused with 403 Authorization_RequestDenied.',
  'SR-28': 'The older beta path answers reads and writes like the present one.',
  'SR-30': 'An enrolled user without a synced hash fails with 50056 and does not fall back to federation.',
  'SR-31':
    'An enrolled pass-through user fails with 80001 while no agent is active and does not fall back to federation.',
  'SR-33': 'isAppliedToOrganization: true is refused with 400 Request_BadRequest.',
  'DM-01':
    'A second domain of the same name is refused with 400 Request_BadRequest and ObjectConflict; a name below onmicrosoft.com is refused.',
  'DM-02':
    'Verifying without the DNS record, or a name that another tenant has verified, is refused with 400 Request_BadRequest; forceTakeover takes names of unmanaged tenants only, of which there are none here.',
  'DM-03':
    'A subdomain that was verified by itself is a root of its own. One that inherits shows the federation configuration of its root. The root of a root, and of an unverified domain, is itself.',
  'DM-04':
    'Promoting does not change the authentication type; what stands below a promoted subdomain follows it, and it gets a copy of the trust, issuer included, which the federation server honours; so a domain and one below it may have one issuer. Promoting a root is refused with 400.',
  'DM-05':
    'Deleting the default or the initial domain, making a federated one the default, and clearing isDefault are refused with 400 Request_BadRequest.',
  'DM-06':
    'Updating an unverified domain, and setting the password policy of a federated one, are refused with 400 Request_BadRequest.',
  'DM-07':
    'Deleting a domain that is referred to, or from which subdomains inherit, is refused with 400 Request_BadRequest.',
  'DM-08':
    'A forced deletion is InProgress at once and renames when its time is over; it looks again then, and ends as Failed where it would be refused.',
  'DM-09': 'A federated domain counts as two of 5,000; beyond, 403 Directory_QuotaExceeded.',
  'CV-06':
    'Convert-MsolDomainToStandard is refused while AD FS cannot be reached; Set-MsolDomainAuthentication is the way then.',
  'CV-07':
    'Turning synchronizeUpnForManagedUsersEnabled or softMatchOnUpnEnabled off again is refused with 400 Request_BadRequest; every other feature can be turned off.',
  'FD-01': 'Federating an unverified, initial or default domain is refused with 400 Request_BadRequest.',
  'FD-02': 'A second configuration is refused with 400 Request_BadRequest.',
  'FD-04': 'A signing certificate that cannot be read, or none, is refused with 400 Request_BadRequest.',
  'FD-07': 'Deleting the configuration makes the domain managed.',
  'UP-05':
    'A changed source anchor is refused in a managed domain, applied in a federated one, and waits while a domain is managed temporarily.',
  'UP-08': 'An installation with another source-anchor attribute than the stored one is refused.',
  'SY-01':
    'Where a name is taken, a new user gets the name before the @ and four digits in the initial domain, and a user who is there keeps the old name, until it is free.',
  'SY-03':
    'A staging server that becomes active exports in its next cycle what the tenant lacks; what it has never read it leaves as it is.',
  'SY-05':
    'A cloud object that was deleted in the cloud comes back when its on-premises object changes, or in a full cycle.',
  'SY-10': 'Objects are joined by the mail attribute, or by the master account of a disabled account.',
  'PT-01':
    'Pass-through agents are of the publishing type authentication. An agent may be in several groups, and is in the default group when it is in no other; a default group can be renamed and not deleted; what the documentation forbids is refused with 400 Request_BadRequest, an unknown type with 404. Adding to a group answers 204.',
  'PT-02':
    'The 41st agent, one on a cloned machine, and one that cannot reach the service are refused at registration.',
  'PT-03':
    'An agent that is not heard for ten minutes is shown as inactive; its certificate is good for 180 days, and one that comes back with a certificate that has ended is forgotten. Each renews its certificate 30 days before the end, whether or not another does so at that moment.',
  'PT-05': 'A request that would wait more than 30 seconds at its agent ends with 80002.',
  'PT-06':
    'At pass-through sign-in an account that is locked on-premises gives 50053, one that has expired 50057, and a password that must be changed 50144; a wrong password gives 50126 before any of these but a lock.',
  'PT-09':
    'Each lockout lasts twice as long as the one before, up to a day; a success ends the series. Attempts while locked are not counted; after a lockout a password that was tried before counts as well.',
  'PT-13':
    'An agent that cannot reach a domain controller of the user answers 80007; one forest is checked through agents of another.',
  'SS-04':
    'A Kerberos ticket that cannot be had is no failure: the password is asked for. An account that Active Directory would refuse gets no ticket.',
  'HR-03':
    'States of an account are invalid_grant at the token endpoint; the password of a federated user is refused there with 50126, or with 50056 where the cloud holds no hash; a device code that was declined gives 70018, one that is unknown or of another application bad_verification_code with 70000.',
  'HR-05':
    'A sign-in that the federation server refuses leaves no entry in the log of the cloud. v1.0 shows interactive sign-ins only; a user who is not there has the id of zeros; a federated sign-in has the detail AD FS.',
  'HR-01':
    'Realm discovery of a national cloud names that cloud; in US Government tokens are issued to the audience of the global cloud, in China to its own. Headers by which clients name themselves do not change the answer.',
} as const;

export type Assumption = keyof typeof assumptions;
