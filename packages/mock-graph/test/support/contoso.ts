/** The tenant that tests begin with: one domain federated, one managed, and one of each kind of object. */
export const contoso = {
  version: 1,
  domains: [
    {
      id: 'contoso.com',
      authenticationType: 'Federated',
      federation: {
        displayName: 'Contoso',
        issuerUri: 'http://sts.contoso.com/adfs/services/trust',
        passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
      },
    },
    { id: 'fabrikam.com' },
    { id: 'unverified.com', isVerified: false },
  ],
  users: [
    { userPrincipalName: 'ada@contoso.com', displayName: 'Ada', synced: true, password: 'Correct-Horse-1' },
    { userPrincipalName: 'bob@contoso.com', displayName: 'Bob', synced: true, password: 'Correct-Horse-2' },
    { userPrincipalName: 'cyd@contoso.com', displayName: 'Cyd', synced: true, password: 'Correct-Horse-3' },
    { userPrincipalName: 'dan@contoso.com', displayName: 'Dan', synced: true, password: 'Correct-Horse-4' },
    // Made in the cloud although the domain is federated.
    { userPrincipalName: 'carl@contoso.com', displayName: 'Carl', immutableId: 'Y2FybA==' },
    { userPrincipalName: 'nohash@contoso.com', synced: true, password: 'Correct-Horse-5', hashSynced: false },
    {
      userPrincipalName: 'local@contoso.com',
      synced: true,
      password: 'Correct-Horse-6',
      onPremisesUserPrincipalName: 'local@contoso.local',
    },
    { userPrincipalName: 'mia@fabrikam.com', displayName: 'Mia', password: 'Correct-Horse-7' },
    { userPrincipalName: 'nat@fabrikam.com', displayName: 'Nat', synced: true, password: 'Correct-Horse-8' },
  ],
  contacts: [{ displayName: 'Vendor', mail: 'vendor@elsewhere.example' }],
  groups: [
    { displayName: 'Pilot', members: ['ada@contoso.com', 'bob@contoso.com'] },
    { displayName: 'Second', members: ['cyd@contoso.com', 'ada@contoso.com'] },
    { displayName: 'Empty' },
    {
      displayName: 'Everyone',
      members: ['ada@contoso.com', 'carl@contoso.com', 'mia@fabrikam.com', 'nat@fabrikam.com'],
    },
    { displayName: 'Outer', members: [{ group: 'Second' }, 'dan@contoso.com'] },
    { displayName: 'WithContact', members: ['dan@contoso.com', { contact: 'Vendor' }] },
    { displayName: 'Dynamic', groupTypes: ['DynamicMembership'], membershipRule: 'user.department -eq "Sales"' },
    { displayName: 'Unified', groupTypes: ['Unified'], members: ['ada@contoso.com'] },
    { displayName: 'Synced', synced: true, members: ['bob@contoso.com'] },
  ],
};
