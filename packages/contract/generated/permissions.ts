// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import type { OperationPermissions } from '../src/descriptor.ts';

export const permissions: Readonly<Record<string, OperationPermissions>> = {
  "listDirectoryAudits": {
    "delegated": [
      [
        "AuditLog.Read.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "application": [
      [
        "AuditLog.Read.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "roles": [
      "Reports Reader",
      "Security Reader",
      "Security Administrator",
      "Global Reader",
      "Hybrid Identity Administrator"
    ]
  },
  "getDirectoryAudit": {
    "delegated": [
      [
        "AuditLog.Read.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "application": [
      [
        "AuditLog.Read.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "roles": [
      "Reports Reader",
      "Security Reader",
      "Security Administrator",
      "Global Reader",
      "Hybrid Identity Administrator"
    ]
  },
  "listUsers": {
    "delegated": [
      [
        "User.ReadBasic.All"
      ],
      [
        "User.Read.All"
      ],
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "User.ReadBasic.All"
      ],
      [
        "User.Read.All"
      ],
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "createUser": {
    "delegated": [
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": [
      "User Administrator"
    ]
  },
  "getUser": {
    "delegated": [
      [
        "User.ReadBasic.All"
      ],
      [
        "User.Read.All"
      ],
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "User.ReadBasic.All"
      ],
      [
        "User.Read.All"
      ],
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "updateUser": {
    "delegated": [
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": [
      "User Administrator"
    ]
  },
  "deleteUser": {
    "delegated": [
      [
        "User.DeleteRestore.All"
      ],
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "User.DeleteRestore.All"
      ],
      [
        "User.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": [
      "User Administrator"
    ]
  },
  "listGroups": {
    "delegated": [
      [
        "Group.ReadBasic.All"
      ],
      [
        "GroupMember.Read.All"
      ],
      [
        "Group.Read.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Group.ReadBasic.All"
      ],
      [
        "GroupMember.Read.All"
      ],
      [
        "Group.Read.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "createGroup": {
    "delegated": [
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Group.Create"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "getGroup": {
    "delegated": [
      [
        "Group.ReadBasic.All"
      ],
      [
        "GroupMember.Read.All"
      ],
      [
        "Group.Read.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Group.ReadBasic.All"
      ],
      [
        "GroupMember.Read.All"
      ],
      [
        "Group.Read.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "updateGroup": {
    "delegated": [
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": [],
    "when": [
      {
        "property": "members@odata.bind",
        "effect": "suffices",
        "delegated": [
          [
            "GroupMember.ReadWrite.All"
          ]
        ],
        "application": [
          [
            "GroupMember.ReadWrite.All"
          ]
        ]
      }
    ]
  },
  "deleteGroup": {
    "delegated": [
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "listGroupMembers": {
    "delegated": [
      [
        "GroupMember.ReadBasic.All"
      ],
      [
        "GroupMember.Read.All"
      ],
      [
        "Group.Read.All"
      ],
      [
        "GroupMember.ReadWrite.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "GroupMember.ReadBasic.All"
      ],
      [
        "GroupMember.Read.All"
      ],
      [
        "Group.Read.All"
      ],
      [
        "GroupMember.ReadWrite.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "addGroupMember": {
    "delegated": [
      [
        "GroupMember.ReadWrite.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "GroupMember.ReadWrite.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "removeGroupMember": {
    "delegated": [
      [
        "GroupMember.ReadWrite.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "GroupMember.ReadWrite.All"
      ],
      [
        "Group.ReadWrite.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "listContacts": {
    "delegated": [
      [
        "OrgContact.Read.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "OrgContact.Read.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "getContact": {
    "delegated": [
      [
        "OrgContact.Read.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "OrgContact.Read.All"
      ],
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "getDirectoryObject": {
    "delegated": [
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Directory.Read.All"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "listDomains": {
    "delegated": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "application": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "roles": []
  },
  "createDomain": {
    "delegated": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator"
    ]
  },
  "getDomain": {
    "delegated": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "application": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "roles": []
  },
  "updateDomain": {
    "delegated": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator",
      "Security Administrator",
      "External Identity Provider Administrator"
    ],
    "when": [
      {
        "property": "authenticationType",
        "effect": "needed",
        "delegated": [
          [
            "Domain-InternalFederation.ReadWrite.All"
          ],
          [
            "Directory.AccessAsUser.All"
          ]
        ],
        "application": [
          [
            "Domain-InternalFederation.ReadWrite.All"
          ]
        ]
      }
    ]
  },
  "deleteDomain": {
    "delegated": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator"
    ]
  },
  "verifyDomain": {
    "delegated": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator"
    ]
  },
  "promoteDomain": {
    "delegated": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator"
    ]
  },
  "forceDeleteDomain": {
    "delegated": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator"
    ]
  },
  "getRootDomain": {
    "delegated": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "application": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ],
      [
        "Directory.Read.All"
      ]
    ],
    "roles": []
  },
  "listDomainNameReferences": {
    "delegated": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "listDomainNameReferenceUsers": {
    "delegated": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "listDomainNameReferenceGroups": {
    "delegated": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "listVerificationDnsRecords": {
    "delegated": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "listServiceConfigurationRecords": {
    "delegated": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "listFederationConfiguration": {
    "delegated": [
      [
        "Domain-InternalFederation.Read.All"
      ],
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain-InternalFederation.Read.All"
      ],
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Global Reader",
      "Security Reader",
      "Domain Name Administrator",
      "External Identity Provider Administrator",
      "Hybrid Identity Administrator",
      "Security Administrator"
    ]
  },
  "createFederationConfiguration": {
    "delegated": [
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator",
      "External Identity Provider Administrator",
      "Hybrid Identity Administrator",
      "Security Administrator"
    ]
  },
  "getFederationConfiguration": {
    "delegated": [
      [
        "Domain-InternalFederation.Read.All"
      ],
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain-InternalFederation.Read.All"
      ],
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.Read.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Global Reader",
      "Security Reader",
      "Domain Name Administrator",
      "External Identity Provider Administrator",
      "Hybrid Identity Administrator",
      "Security Administrator"
    ]
  },
  "updateFederationConfiguration": {
    "delegated": [
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator",
      "External Identity Provider Administrator",
      "Hybrid Identity Administrator",
      "Security Administrator"
    ]
  },
  "deleteFederationConfiguration": {
    "delegated": [
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Domain-InternalFederation.ReadWrite.All"
      ],
      [
        "Domain.ReadWrite.All"
      ]
    ],
    "roles": [
      "Domain Name Administrator",
      "External Identity Provider Administrator",
      "Hybrid Identity Administrator",
      "Security Administrator"
    ]
  },
  "resetUserPassword": {
    "delegated": [
      [
        "UserAuthenticationMethod.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Authentication Administrator",
      "Privileged Authentication Administrator"
    ]
  },
  "getPasswordOperation": {
    "delegated": [
      [
        "UserAuthenticationMethod.Read.All"
      ],
      [
        "UserAuthenticationMethod.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "UserAuthenticationMethod.Read.All"
      ],
      [
        "UserAuthenticationMethod.ReadWrite.All"
      ]
    ],
    "roles": [
      "Global Reader",
      "Authentication Administrator",
      "Privileged Authentication Administrator"
    ]
  },
  "getOnPremisesPublishingProfile": {
    "delegated": [
      [
        "Policy.Read.HybridAuthentication"
      ],
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "updateHybridAgentUpdaterConfiguration": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listOnPremisesAgents": {
    "delegated": [
      [
        "Policy.Read.HybridAuthentication"
      ],
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "getOnPremisesAgent": {
    "delegated": [
      [
        "Policy.Read.HybridAuthentication"
      ],
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "addOnPremisesAgentAgentGroups": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ]
    ],
    "application": [],
    "roles": []
  },
  "removeOnPremisesAgentAgentGroups": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listOnPremisesAgentGroups": {
    "delegated": [
      [
        "Policy.Read.HybridAuthentication"
      ]
    ],
    "application": [],
    "roles": []
  },
  "createOnPremisesAgentGroup": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ]
    ],
    "application": [],
    "roles": []
  },
  "getOnPremisesAgentGroup": {
    "delegated": [
      [
        "Policy.Read.HybridAuthentication"
      ]
    ],
    "application": [],
    "roles": []
  },
  "updateOnPremisesAgentGroup": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ]
    ],
    "application": [],
    "roles": []
  },
  "deleteOnPremisesAgentGroup": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listPublishedResources": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "createPublishedResource": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "getPublishedResource": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "updatePublishedResource": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "deletePublishedResource": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "addPublishedResourceAgentGroups": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "removePublishedResourceAgentGroups": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listConnectors": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "getConnector": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listConnectorMemberOf": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "addConnectorMemberOf": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listConnectorGroups": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "createConnectorGroup": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "getConnectorGroup": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "updateConnectorGroup": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "deleteConnectorGroup": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listConnectorGroupMembers": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "addConnectorGroupMembers": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listConnectorGroupApplications": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listPrivateAccessSensors": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listApplicationSegments": {
    "delegated": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "application": [
      [
        "OnPremisesPublishingProfiles.ReadWrite.All"
      ]
    ],
    "roles": []
  },
  "setApplicationConnectorGroup": {
    "delegated": [
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": []
  },
  "listSignIns": {
    "delegated": [
      [
        "AuditLog.Read.All"
      ]
    ],
    "application": [
      [
        "AuditLog.Read.All"
      ]
    ],
    "roles": [
      "Reports Reader",
      "Security Reader",
      "Security Administrator",
      "Global Reader"
    ]
  },
  "getSignIn": {
    "delegated": [
      [
        "AuditLog.Read.All"
      ]
    ],
    "application": [
      [
        "AuditLog.Read.All"
      ]
    ],
    "roles": [
      "Reports Reader",
      "Security Reader",
      "Security Administrator",
      "Global Reader"
    ]
  },
  "listFeatureRolloutPolicies": {
    "delegated": [
      [
        "Policy.Read.HybridAuthentication"
      ],
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Hybrid Identity Administrator"
    ]
  },
  "createFeatureRolloutPolicy": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication",
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Hybrid Identity Administrator"
    ]
  },
  "getFeatureRolloutPolicy": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Hybrid Identity Administrator"
    ]
  },
  "updateFeatureRolloutPolicy": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Hybrid Identity Administrator"
    ]
  },
  "deleteFeatureRolloutPolicy": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Hybrid Identity Administrator"
    ]
  },
  "listFeatureRolloutPolicyAppliesTo": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Hybrid Identity Administrator"
    ]
  },
  "addFeatureRolloutPolicyAppliesTo": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Hybrid Identity Administrator"
    ]
  },
  "removeFeatureRolloutPolicyAppliesTo": {
    "delegated": [
      [
        "Policy.ReadWrite.HybridAuthentication"
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Hybrid Identity Administrator"
    ]
  },
  "listOnPremisesSynchronization": {
    "delegated": [
      [
        "OnPremDirectorySynchronization.Read.All"
      ],
      [
        "OnPremDirectorySynchronization.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Global Administrator",
      "Hybrid Identity Administrator",
      "Global Reader"
    ]
  },
  "getOnPremisesSynchronization": {
    "delegated": [
      [
        "OnPremDirectorySynchronization.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Global Administrator",
      "Hybrid Identity Administrator",
      "Global Reader"
    ]
  },
  "updateOnPremisesSynchronization": {
    "delegated": [
      [
        "OnPremDirectorySynchronization.ReadWrite.All"
      ]
    ],
    "application": [],
    "roles": [
      "Global Administrator"
    ]
  }
};
