import { contoso } from '../../support/contoso.ts';

export const tenantId = '99999999-9999-4999-8999-999999999999';

/** Acts by itself. */
export const automation = {
  displayName: 'Automation',
  appId: '11111111-1111-4111-8111-111111111111',
  secrets: [{ value: 'Correct-Secret-1' }],
  applicationPermissions: [
    'User.ReadWrite.All',
    'User.EnableDisableAccount.All',
    'Group.ReadWrite.All',
    'Domain.ReadWrite.All',
  ],
};

/** Acts for whoever signs in. */
export const console = {
  displayName: 'Console',
  appId: '22222222-2222-4222-8222-222222222222',
  publicClient: true,
  delegatedPermissions: [
    'User.Read.All',
    'Group.Read.All',
    'Policy.ReadWrite.HybridAuthentication',
    'Directory.ReadWrite.All',
    'OnPremDirectorySynchronization.ReadWrite.All',
    'AuditLog.Read.All',
  ],
};

export const mia = { userPrincipalName: 'mia@fabrikam.com', password: 'Correct-Horse-7' };
export const administrator = { userPrincipalName: 'root@fabrikam.com', password: 'Correct-Horse-9' };

/** The usual tenant with two applications and an administrator of the cloud. */
export const company = {
  ...contoso,
  tenant: { id: tenantId, displayName: 'Contoso' },
  users: [
    ...contoso.users,
    { ...administrator, displayName: 'Root', roles: ['Hybrid Identity Administrator', 'Reports Reader'] },
    { userPrincipalName: 'gone@fabrikam.com', password: 'Correct-Horse-6', accountEnabled: false },
  ],
  applications: [automation, console],
  onPremises: { agents: [{ machineName: 'pta1' }] },
  // So that a client that waits for a person asks again after a second.
  timings: { mode: 'maximum', values: { deviceCodePolling: 1_000 } },
};
