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
    "roles": []
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
      ],
      [
        "Directory.ReadWrite.All"
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
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
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
      ],
      [
        "Directory.ReadWrite.All"
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
      ],
      [
        "Directory.ReadWrite.All"
      ]
    ],
    "roles": []
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
