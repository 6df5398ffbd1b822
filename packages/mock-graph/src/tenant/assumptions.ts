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
} as const;

export type Assumption = keyof typeof assumptions;
