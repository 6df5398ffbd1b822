// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import type { components } from './inputs.ts';
import type { OperationDescription } from '../src/operation.ts';

/** What an operation takes, after the gate. */
export interface OperationInputs {
  listDirectoryAudits: {  };
  getDirectoryAudit: { readonly auditId: string };
  listUsers: {  };
  createUser: { readonly body: components['schemas']['userCreate'] };
  getUser: { readonly userId: string };
  updateUser: { readonly userId: string; readonly body: components['schemas']['userUpdate'] };
  deleteUser: { readonly userId: string };
  listGroups: {  };
  createGroup: { readonly body: components['schemas']['groupCreate'] };
  getGroup: { readonly groupId: string };
  updateGroup: { readonly groupId: string; readonly body: components['schemas']['groupUpdate'] };
  deleteGroup: { readonly groupId: string };
  listGroupMembers: { readonly groupId: string };
  addGroupMember: { readonly groupId: string; readonly body: components['schemas']['referenceCreate'] };
  removeGroupMember: { readonly groupId: string; readonly memberId: string };
  listContacts: {  };
  getContact: { readonly contactId: string };
  getDirectoryObject: { readonly directoryObjectId: string };
  listDomains: {  };
  getDomain: { readonly domainId: string };
  listFeatureRolloutPolicies: {  };
  createFeatureRolloutPolicy: { readonly body: components['schemas']['featureRolloutPolicyCreate'] };
  getFeatureRolloutPolicy: { readonly policyId: string };
  updateFeatureRolloutPolicy: { readonly policyId: string; readonly body: components['schemas']['featureRolloutPolicyUpdate'] };
  deleteFeatureRolloutPolicy: { readonly policyId: string };
  listFeatureRolloutPolicyAppliesTo: { readonly policyId: string };
  addFeatureRolloutPolicyAppliesTo: { readonly policyId: string; readonly body: components['schemas']['referenceCreate'] };
  removeFeatureRolloutPolicyAppliesTo: { readonly policyId: string; readonly directoryObjectId: string };
  listOnPremisesSynchronization: {  };
  getOnPremisesSynchronization: { readonly synchronizationId: string };
  updateOnPremisesSynchronization: { readonly synchronizationId: string; readonly body: components['schemas']['onPremisesDirectorySynchronizationUpdate'] };
}

export type OperationId = keyof OperationInputs;

export const operations: { readonly [Id in OperationId]: OperationDescription } = {
  "listDirectoryAudits": {
    "id": "listDirectoryAudits",
    "method": "GET",
    "path": "/auditLogs/directoryAudits",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [
      "SR-23",
      "GP-09"
    ],
    "pathParameters": [],
    "query": [
      "$filter",
      "$top",
      "$skiptoken",
      "$orderby",
      "$select"
    ],
    "entity": "directoryAudit",
    "page": {
      "default": 1000,
      "maximum": 1000
    },
    "resourceUnits": 1
  },
  "getDirectoryAudit": {
    "id": "getDirectoryAudit",
    "method": "GET",
    "path": "/auditLogs/directoryAudits/{auditId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "permissions": {
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
    "behaviours": [
      "SR-23"
    ],
    "pathParameters": [
      {
        "name": "auditId"
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "directoryAudit",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listUsers": {
    "id": "listUsers",
    "method": "GET",
    "path": "/users",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [
      "GP-02"
    ],
    "pathParameters": [],
    "query": [
      "$select",
      "$filter",
      "$top",
      "$skiptoken",
      "$count"
    ],
    "entity": "user",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "createUser": {
    "id": "createUser",
    "method": "POST",
    "path": "/users",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "never",
    "permissions": {
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
    "behaviours": [
      "UP-06"
    ],
    "pathParameters": [],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "accountenabled": {
          "name": "accountEnabled"
        },
        "businessphones": {
          "name": "businessPhones"
        },
        "city": {
          "name": "city"
        },
        "companyname": {
          "name": "companyName"
        },
        "country": {
          "name": "country"
        },
        "department": {
          "name": "department"
        },
        "displayname": {
          "name": "displayName"
        },
        "employeeid": {
          "name": "employeeId"
        },
        "givenname": {
          "name": "givenName"
        },
        "jobtitle": {
          "name": "jobTitle"
        },
        "mail": {
          "name": "mail"
        },
        "mailnickname": {
          "name": "mailNickname"
        },
        "mobilephone": {
          "name": "mobilePhone"
        },
        "officelocation": {
          "name": "officeLocation"
        },
        "onpremisesimmutableid": {
          "name": "onPremisesImmutableId"
        },
        "passwordpolicies": {
          "name": "passwordPolicies"
        },
        "passwordprofile": {
          "name": "passwordProfile",
          "shape": {
            "properties": {
              "forcechangepasswordnextsignin": {
                "name": "forceChangePasswordNextSignIn"
              },
              "forcechangepasswordnextsigninwithmfa": {
                "name": "forceChangePasswordNextSignInWithMfa"
              },
              "password": {
                "name": "password",
                "secret": true
              }
            }
          }
        },
        "postalcode": {
          "name": "postalCode"
        },
        "preferredlanguage": {
          "name": "preferredLanguage"
        },
        "state": {
          "name": "state"
        },
        "streetaddress": {
          "name": "streetAddress"
        },
        "surname": {
          "name": "surname"
        },
        "usagelocation": {
          "name": "usageLocation"
        },
        "userprincipalname": {
          "name": "userPrincipalName"
        },
        "usertype": {
          "name": "userType"
        }
      }
    },
    "entity": "user",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getUser": {
    "id": "getUser",
    "method": "GET",
    "path": "/users/{userId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [
      {
        "name": "userId"
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "user",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateUser": {
    "id": "updateUser",
    "method": "PATCH",
    "path": "/users/{userId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getUser",
      "when": "body"
    },
    "permissions": {
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
    "behaviours": [
      "SR-21",
      "SY-07"
    ],
    "pathParameters": [
      {
        "name": "userId"
      }
    ],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "accountenabled": {
          "name": "accountEnabled"
        },
        "businessphones": {
          "name": "businessPhones"
        },
        "city": {
          "name": "city"
        },
        "companyname": {
          "name": "companyName"
        },
        "country": {
          "name": "country"
        },
        "department": {
          "name": "department"
        },
        "displayname": {
          "name": "displayName"
        },
        "employeeid": {
          "name": "employeeId"
        },
        "givenname": {
          "name": "givenName"
        },
        "jobtitle": {
          "name": "jobTitle"
        },
        "mail": {
          "name": "mail"
        },
        "mailnickname": {
          "name": "mailNickname"
        },
        "mobilephone": {
          "name": "mobilePhone"
        },
        "officelocation": {
          "name": "officeLocation"
        },
        "onpremisesimmutableid": {
          "name": "onPremisesImmutableId"
        },
        "passwordpolicies": {
          "name": "passwordPolicies"
        },
        "passwordprofile": {
          "name": "passwordProfile",
          "shape": {
            "properties": {
              "forcechangepasswordnextsignin": {
                "name": "forceChangePasswordNextSignIn"
              },
              "forcechangepasswordnextsigninwithmfa": {
                "name": "forceChangePasswordNextSignInWithMfa"
              },
              "password": {
                "name": "password",
                "secret": true
              }
            }
          }
        },
        "postalcode": {
          "name": "postalCode"
        },
        "preferredlanguage": {
          "name": "preferredLanguage"
        },
        "state": {
          "name": "state"
        },
        "streetaddress": {
          "name": "streetAddress"
        },
        "surname": {
          "name": "surname"
        },
        "usagelocation": {
          "name": "usageLocation"
        },
        "userprincipalname": {
          "name": "userPrincipalName"
        },
        "usertype": {
          "name": "userType"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "deleteUser": {
    "id": "deleteUser",
    "method": "DELETE",
    "path": "/users/{userId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getUser",
      "when": "notFound"
    },
    "permissions": {
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
    "behaviours": [
      "SR-07"
    ],
    "pathParameters": [
      {
        "name": "userId"
      }
    ],
    "query": [],
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listGroups": {
    "id": "listGroups",
    "method": "GET",
    "path": "/groups",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [],
    "query": [
      "$select",
      "$filter",
      "$top",
      "$skiptoken",
      "$count"
    ],
    "entity": "group",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "createGroup": {
    "id": "createGroup",
    "method": "POST",
    "path": "/groups",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "never",
    "permissions": {
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
    "behaviours": [
      "GP-08"
    ],
    "pathParameters": [],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "description": {
          "name": "description"
        },
        "displayname": {
          "name": "displayName"
        },
        "grouptypes": {
          "name": "groupTypes"
        },
        "isassignabletorole": {
          "name": "isAssignableToRole"
        },
        "mailenabled": {
          "name": "mailEnabled"
        },
        "mailnickname": {
          "name": "mailNickname"
        },
        "membershiprule": {
          "name": "membershipRule"
        },
        "membershipruleprocessingstate": {
          "name": "membershipRuleProcessingState"
        },
        "securityenabled": {
          "name": "securityEnabled"
        },
        "visibility": {
          "name": "visibility"
        },
        "members@odata.bind": {
          "name": "members@odata.bind"
        },
        "owners@odata.bind": {
          "name": "owners@odata.bind"
        }
      }
    },
    "entity": "group",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getGroup": {
    "id": "getGroup",
    "method": "GET",
    "path": "/groups/{groupId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [
      {
        "name": "groupId",
        "guid": true
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "group",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateGroup": {
    "id": "updateGroup",
    "method": "PATCH",
    "path": "/groups/{groupId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getGroup",
      "when": "body"
    },
    "permissions": {
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
    "permissionsWhen": [
      {
        "property": "members@odata.bind",
        "only": true,
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
    ],
    "behaviours": [
      "GP-08"
    ],
    "pathParameters": [
      {
        "name": "groupId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "description": {
          "name": "description"
        },
        "displayname": {
          "name": "displayName"
        },
        "grouptypes": {
          "name": "groupTypes"
        },
        "mailenabled": {
          "name": "mailEnabled"
        },
        "mailnickname": {
          "name": "mailNickname"
        },
        "membershiprule": {
          "name": "membershipRule"
        },
        "membershipruleprocessingstate": {
          "name": "membershipRuleProcessingState"
        },
        "securityenabled": {
          "name": "securityEnabled"
        },
        "visibility": {
          "name": "visibility"
        },
        "members@odata.bind": {
          "name": "members@odata.bind"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "deleteGroup": {
    "id": "deleteGroup",
    "method": "DELETE",
    "path": "/groups/{groupId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getGroup",
      "when": "notFound"
    },
    "permissions": {
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
    "behaviours": [
      "SR-07"
    ],
    "pathParameters": [
      {
        "name": "groupId",
        "guid": true
      }
    ],
    "query": [],
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listGroupMembers": {
    "id": "listGroupMembers",
    "method": "GET",
    "path": "/groups/{groupId}/members",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [
      "SR-07"
    ],
    "pathParameters": [
      {
        "name": "groupId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken",
      "$count"
    ],
    "entity": "directoryObject",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 3
  },
  "addGroupMember": {
    "id": "addGroupMember",
    "method": "POST",
    "path": "/groups/{groupId}/members/$ref",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "listGroupMembers",
      "when": "contains"
    },
    "permissions": {
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
    "behaviours": [
      "SR-07"
    ],
    "pathParameters": [
      {
        "name": "groupId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.id": {
          "name": "@odata.id"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "removeGroupMember": {
    "id": "removeGroupMember",
    "method": "DELETE",
    "path": "/groups/{groupId}/members/{memberId}/$ref",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "listGroupMembers",
      "when": "lacks",
      "parameter": "memberId"
    },
    "permissions": {
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
    "behaviours": [
      "SR-07"
    ],
    "pathParameters": [
      {
        "name": "groupId",
        "guid": true
      },
      {
        "name": "memberId",
        "guid": true
      }
    ],
    "query": [],
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listContacts": {
    "id": "listContacts",
    "method": "GET",
    "path": "/contacts",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [],
    "query": [
      "$select",
      "$filter",
      "$top",
      "$skiptoken",
      "$count"
    ],
    "entity": "orgContact",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getContact": {
    "id": "getContact",
    "method": "GET",
    "path": "/contacts/{contactId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [
      {
        "name": "contactId",
        "guid": true
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "orgContact",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getDirectoryObject": {
    "id": "getDirectoryObject",
    "method": "GET",
    "path": "/directoryObjects/{directoryObjectId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [
      {
        "name": "directoryObjectId",
        "guid": true
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "directoryObject",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listDomains": {
    "id": "listDomains",
    "method": "GET",
    "path": "/domains",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [
      "SR-18"
    ],
    "pathParameters": [],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "domain",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getDomain": {
    "id": "getDomain",
    "method": "GET",
    "path": "/domains/{domainId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "permissions": {
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
    "behaviours": [
      "SR-18"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "domain",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listFeatureRolloutPolicies": {
    "id": "listFeatureRolloutPolicies",
    "method": "GET",
    "path": "/policies/featureRolloutPolicies",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [
      "SR-01",
      "SR-02"
    ],
    "pathParameters": [],
    "query": [
      "$select",
      "$expand",
      "$filter",
      "$top",
      "$skiptoken",
      "$count"
    ],
    "entity": "featureRolloutPolicy",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "createFeatureRolloutPolicy": {
    "id": "createFeatureRolloutPolicy",
    "method": "POST",
    "path": "/policies/featureRolloutPolicies",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "never",
    "permissions": {
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
    "behaviours": [
      "SR-01",
      "SR-03",
      "SR-14",
      "SR-33"
    ],
    "pathParameters": [],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "displayname": {
          "name": "displayName"
        },
        "description": {
          "name": "description"
        },
        "feature": {
          "name": "feature",
          "values": {
            "passthroughauthentication": "passthroughAuthentication",
            "seamlesssso": "seamlessSso",
            "passwordhashsync": "passwordHashSync",
            "emailasalternateid": "emailAsAlternateId",
            "unknownfuturevalue": "unknownFutureValue",
            "certificatebasedauthentication": "certificateBasedAuthentication",
            "multifactorauthentication": "multiFactorAuthentication"
          }
        },
        "isenabled": {
          "name": "isEnabled"
        },
        "isappliedtoorganization": {
          "name": "isAppliedToOrganization"
        }
      }
    },
    "entity": "featureRolloutPolicy",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getFeatureRolloutPolicy": {
    "id": "getFeatureRolloutPolicy",
    "method": "GET",
    "path": "/policies/featureRolloutPolicies/{policyId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "permissions": {
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
    "behaviours": [
      "SR-01",
      "SR-02"
    ],
    "pathParameters": [
      {
        "name": "policyId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$expand"
    ],
    "entity": "featureRolloutPolicy",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateFeatureRolloutPolicy": {
    "id": "updateFeatureRolloutPolicy",
    "method": "PATCH",
    "path": "/policies/featureRolloutPolicies/{policyId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getFeatureRolloutPolicy",
      "when": "body"
    },
    "permissions": {
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
    "behaviours": [
      "SR-01",
      "SR-14",
      "SR-19",
      "SR-33"
    ],
    "pathParameters": [
      {
        "name": "policyId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "displayname": {
          "name": "displayName"
        },
        "description": {
          "name": "description"
        },
        "feature": {
          "name": "feature",
          "values": {
            "passthroughauthentication": "passthroughAuthentication",
            "seamlesssso": "seamlessSso",
            "passwordhashsync": "passwordHashSync",
            "emailasalternateid": "emailAsAlternateId",
            "unknownfuturevalue": "unknownFutureValue",
            "certificatebasedauthentication": "certificateBasedAuthentication",
            "multifactorauthentication": "multiFactorAuthentication"
          }
        },
        "isenabled": {
          "name": "isEnabled"
        },
        "isappliedtoorganization": {
          "name": "isAppliedToOrganization"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "deleteFeatureRolloutPolicy": {
    "id": "deleteFeatureRolloutPolicy",
    "method": "DELETE",
    "path": "/policies/featureRolloutPolicies/{policyId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getFeatureRolloutPolicy",
      "when": "notFound"
    },
    "permissions": {
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
    "behaviours": [
      "SR-01",
      "SR-20"
    ],
    "pathParameters": [
      {
        "name": "policyId",
        "guid": true
      }
    ],
    "query": [],
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listFeatureRolloutPolicyAppliesTo": {
    "id": "listFeatureRolloutPolicyAppliesTo",
    "method": "GET",
    "path": "/policies/featureRolloutPolicies/{policyId}/appliesTo",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [
      "SR-04"
    ],
    "pathParameters": [
      {
        "name": "policyId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "directoryObject",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "addFeatureRolloutPolicyAppliesTo": {
    "id": "addFeatureRolloutPolicyAppliesTo",
    "method": "POST",
    "path": "/policies/featureRolloutPolicies/{policyId}/appliesTo/$ref",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204,
      201
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "listFeatureRolloutPolicyAppliesTo",
      "when": "contains"
    },
    "permissions": {
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
    "behaviours": [
      "SR-04",
      "SR-05",
      "SR-06",
      "SR-08",
      "SR-09",
      "SR-10",
      "SR-11"
    ],
    "pathParameters": [
      {
        "name": "policyId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.id": {
          "name": "@odata.id"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "removeFeatureRolloutPolicyAppliesTo": {
    "id": "removeFeatureRolloutPolicyAppliesTo",
    "method": "DELETE",
    "path": "/policies/featureRolloutPolicies/{policyId}/appliesTo/{directoryObjectId}/$ref",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "listFeatureRolloutPolicyAppliesTo",
      "when": "lacks",
      "parameter": "directoryObjectId"
    },
    "permissions": {
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
    "behaviours": [
      "SR-04",
      "SR-19"
    ],
    "pathParameters": [
      {
        "name": "policyId",
        "guid": true
      },
      {
        "name": "directoryObjectId",
        "guid": true
      }
    ],
    "query": [],
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listOnPremisesSynchronization": {
    "id": "listOnPremisesSynchronization",
    "method": "GET",
    "path": "/directory/onPremisesSynchronization",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "permissions": {
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
    "behaviours": [
      "SR-21"
    ],
    "pathParameters": [],
    "query": [
      "$select"
    ],
    "entity": "onPremisesDirectorySynchronization",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getOnPremisesSynchronization": {
    "id": "getOnPremisesSynchronization",
    "method": "GET",
    "path": "/directory/onPremisesSynchronization/{synchronizationId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [
      {
        "name": "synchronizationId",
        "guid": true
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "onPremisesDirectorySynchronization",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateOnPremisesSynchronization": {
    "id": "updateOnPremisesSynchronization",
    "method": "PATCH",
    "path": "/directory/onPremisesSynchronization/{synchronizationId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getOnPremisesSynchronization",
      "when": "body"
    },
    "permissions": {
      "delegated": [
        [
          "OnPremDirectorySynchronization.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": [
        "Global Administrator"
      ]
    },
    "behaviours": [
      "SR-21"
    ],
    "pathParameters": [
      {
        "name": "synchronizationId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "configuration": {
          "name": "configuration",
          "shape": {
            "properties": {
              "accidentaldeletionprevention": {
                "name": "accidentalDeletionPrevention"
              }
            }
          }
        },
        "features": {
          "name": "features",
          "shape": {
            "properties": {
              "allowonpremupdateofonpremisesobjectidentifierenabled": {
                "name": "allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled"
              },
              "blockcloudobjecttakeoverthroughhardmatchenabled": {
                "name": "blockCloudObjectTakeoverThroughHardMatchEnabled"
              },
              "blocksoftmatchenabled": {
                "name": "blockSoftMatchEnabled"
              },
              "bypassdirsyncoverridesenabled": {
                "name": "bypassDirSyncOverridesEnabled"
              },
              "cloudpasswordpolicyforpasswordsyncedusersenabled": {
                "name": "cloudPasswordPolicyForPasswordSyncedUsersEnabled"
              },
              "concurrentcredentialupdateenabled": {
                "name": "concurrentCredentialUpdateEnabled"
              },
              "concurrentorgidprovisioningenabled": {
                "name": "concurrentOrgIdProvisioningEnabled"
              },
              "devicewritebackenabled": {
                "name": "deviceWritebackEnabled"
              },
              "directoryextensionsenabled": {
                "name": "directoryExtensionsEnabled"
              },
              "fopeconflictresolutionenabled": {
                "name": "fopeConflictResolutionEnabled"
              },
              "groupwritebackenabled": {
                "name": "groupWriteBackEnabled"
              },
              "passwordsyncenabled": {
                "name": "passwordSyncEnabled"
              },
              "passwordwritebackenabled": {
                "name": "passwordWritebackEnabled"
              },
              "quarantineuponproxyaddressesconflictenabled": {
                "name": "quarantineUponProxyAddressesConflictEnabled"
              },
              "quarantineuponupnconflictenabled": {
                "name": "quarantineUponUpnConflictEnabled"
              },
              "softmatchonupnenabled": {
                "name": "softMatchOnUpnEnabled"
              },
              "synchronizeupnformanagedusersenabled": {
                "name": "synchronizeUpnForManagedUsersEnabled"
              },
              "unifiedgroupwritebackenabled": {
                "name": "unifiedGroupWritebackEnabled"
              },
              "userforcepasswordchangeonlogonenabled": {
                "name": "userForcePasswordChangeOnLogonEnabled"
              },
              "userwritebackenabled": {
                "name": "userWritebackEnabled"
              }
            }
          }
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  }
};

/** Second addresses of the same operations. */
export const pathAliases: readonly { readonly path: string; readonly to: string; readonly versions: readonly ('v1.0' | 'beta')[] }[] = [
  {
    "path": "/directory/featureRolloutPolicies",
    "to": "/policies/featureRolloutPolicies",
    "versions": [
      "beta"
    ]
  }
];

export const graphVersions = [
  "v1.0",
  "beta"
] as const;
