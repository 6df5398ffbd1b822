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
  createDomain: { readonly body: components['schemas']['domainCreate'] };
  getDomain: { readonly domainId: string };
  updateDomain: { readonly domainId: string; readonly body: components['schemas']['domainUpdate'] };
  deleteDomain: { readonly domainId: string };
  verifyDomain: { readonly domainId: string; readonly body: components['schemas']['domainVerifyRequest'] };
  promoteDomain: { readonly domainId: string };
  forceDeleteDomain: { readonly domainId: string; readonly body: components['schemas']['domainForceDeleteRequest'] };
  getRootDomain: { readonly domainId: string };
  listDomainNameReferences: { readonly domainId: string };
  listDomainNameReferenceUsers: { readonly domainId: string };
  listDomainNameReferenceGroups: { readonly domainId: string };
  listVerificationDnsRecords: { readonly domainId: string };
  listServiceConfigurationRecords: { readonly domainId: string };
  listFederationConfiguration: { readonly domainId: string };
  createFederationConfiguration: { readonly domainId: string; readonly body: components['schemas']['internalDomainFederationCreate'] };
  getFederationConfiguration: { readonly domainId: string; readonly federationId: string };
  updateFederationConfiguration: { readonly domainId: string; readonly federationId: string; readonly body: components['schemas']['internalDomainFederationUpdate'] };
  deleteFederationConfiguration: { readonly domainId: string; readonly federationId: string };
  resetUserPassword: { readonly userId: string; readonly methodId: string; readonly body: components['schemas']['passwordResetRequest'] };
  getPasswordOperation: { readonly userId: string; readonly operationId: string };
  getOnPremisesPublishingProfile: { readonly publishingType: string };
  updateHybridAgentUpdaterConfiguration: { readonly publishingType: string; readonly body: components['schemas']['hybridAgentUpdaterConfigurationUpdate'] };
  listOnPremisesAgents: { readonly publishingType: string };
  getOnPremisesAgent: { readonly publishingType: string; readonly agentId: string };
  addOnPremisesAgentAgentGroups: { readonly publishingType: string; readonly agentId: string; readonly body: components['schemas']['referenceCreate'] };
  removeOnPremisesAgentAgentGroups: { readonly publishingType: string; readonly agentId: string; readonly agentGroupId: string };
  listOnPremisesAgentGroups: { readonly publishingType: string };
  createOnPremisesAgentGroup: { readonly publishingType: string; readonly body: components['schemas']['onPremisesAgentGroupCreate'] };
  getOnPremisesAgentGroup: { readonly publishingType: string; readonly agentGroupId: string };
  updateOnPremisesAgentGroup: { readonly publishingType: string; readonly agentGroupId: string; readonly body: components['schemas']['onPremisesAgentGroupUpdate'] };
  deleteOnPremisesAgentGroup: { readonly publishingType: string; readonly agentGroupId: string };
  listPublishedResources: { readonly publishingType: string };
  createPublishedResource: { readonly publishingType: string; readonly body: components['schemas']['publishedResourceCreate'] };
  getPublishedResource: { readonly publishingType: string; readonly publishedResourceId: string };
  updatePublishedResource: { readonly publishingType: string; readonly publishedResourceId: string; readonly body: components['schemas']['publishedResourceUpdate'] };
  deletePublishedResource: { readonly publishingType: string; readonly publishedResourceId: string };
  addPublishedResourceAgentGroups: { readonly publishingType: string; readonly publishedResourceId: string; readonly body: components['schemas']['referenceCreate'] };
  removePublishedResourceAgentGroups: { readonly publishingType: string; readonly publishedResourceId: string; readonly agentGroupId: string };
  listConnectors: { readonly publishingType: string };
  getConnector: { readonly publishingType: string; readonly connectorId: string };
  listConnectorMemberOf: { readonly publishingType: string; readonly connectorId: string };
  addConnectorMemberOf: { readonly publishingType: string; readonly connectorId: string; readonly body: components['schemas']['referenceCreate'] };
  listConnectorGroups: { readonly publishingType: string };
  createConnectorGroup: { readonly publishingType: string; readonly body: components['schemas']['connectorGroupCreate'] };
  getConnectorGroup: { readonly publishingType: string; readonly connectorGroupId: string };
  updateConnectorGroup: { readonly publishingType: string; readonly connectorGroupId: string; readonly body: components['schemas']['connectorGroupUpdate'] };
  deleteConnectorGroup: { readonly publishingType: string; readonly connectorGroupId: string };
  listConnectorGroupMembers: { readonly publishingType: string; readonly connectorGroupId: string };
  addConnectorGroupMembers: { readonly publishingType: string; readonly connectorGroupId: string; readonly body: components['schemas']['referenceCreate'] };
  listConnectorGroupApplications: { readonly publishingType: string; readonly connectorGroupId: string };
  listPrivateAccessSensors: { readonly publishingType: string };
  listApplicationSegments: { readonly publishingType: string };
  setApplicationConnectorGroup: { readonly applicationId: string; readonly body: components['schemas']['referenceCreate'] };
  listSignIns: {  };
  getSignIn: { readonly signInId: string };
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 201,
      "beta": 201
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
      "UP-06"
    ],
    "pathParameters": [],
    "query": [],
    "body": true,
    "bodyEntity": "user",
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
        "onpremisesextensionattributes": {
          "name": "onPremisesExtensionAttributes",
          "shape": {
            "properties": {
              "extensionattribute1": {
                "name": "extensionAttribute1"
              },
              "extensionattribute2": {
                "name": "extensionAttribute2"
              },
              "extensionattribute3": {
                "name": "extensionAttribute3"
              },
              "extensionattribute4": {
                "name": "extensionAttribute4"
              },
              "extensionattribute5": {
                "name": "extensionAttribute5"
              },
              "extensionattribute6": {
                "name": "extensionAttribute6"
              },
              "extensionattribute7": {
                "name": "extensionAttribute7"
              },
              "extensionattribute8": {
                "name": "extensionAttribute8"
              },
              "extensionattribute9": {
                "name": "extensionAttribute9"
              },
              "extensionattribute10": {
                "name": "extensionAttribute10"
              },
              "extensionattribute11": {
                "name": "extensionAttribute11"
              },
              "extensionattribute12": {
                "name": "extensionAttribute12"
              },
              "extensionattribute13": {
                "name": "extensionAttribute13"
              },
              "extensionattribute14": {
                "name": "extensionAttribute14"
              },
              "extensionattribute15": {
                "name": "extensionAttribute15"
              }
            }
          }
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "bodyEntity": "user",
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
        "onpremisesextensionattributes": {
          "name": "onPremisesExtensionAttributes",
          "shape": {
            "properties": {
              "extensionattribute1": {
                "name": "extensionAttribute1"
              },
              "extensionattribute2": {
                "name": "extensionAttribute2"
              },
              "extensionattribute3": {
                "name": "extensionAttribute3"
              },
              "extensionattribute4": {
                "name": "extensionAttribute4"
              },
              "extensionattribute5": {
                "name": "extensionAttribute5"
              },
              "extensionattribute6": {
                "name": "extensionAttribute6"
              },
              "extensionattribute7": {
                "name": "extensionAttribute7"
              },
              "extensionattribute8": {
                "name": "extensionAttribute8"
              },
              "extensionattribute9": {
                "name": "extensionAttribute9"
              },
              "extensionattribute10": {
                "name": "extensionAttribute10"
              },
              "extensionattribute11": {
                "name": "extensionAttribute11"
              },
              "extensionattribute12": {
                "name": "extensionAttribute12"
              },
              "extensionattribute13": {
                "name": "extensionAttribute13"
              },
              "extensionattribute14": {
                "name": "extensionAttribute14"
              },
              "extensionattribute15": {
                "name": "extensionAttribute15"
              }
            }
          }
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 201,
      "beta": 201
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
    "bodyEntity": "group",
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "bodyEntity": "group",
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "bodyEntity": "groupMember",
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "behaviours": [
      "SR-18",
      "DM-10"
    ],
    "pathParameters": [],
    "query": [
      "$filter",
      "$select",
      "$expand",
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
  "createDomain": {
    "id": "createDomain",
    "method": "POST",
    "path": "/domains",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "never",
    "status": {
      "v1.0": 201,
      "beta": 201
    },
    "permissions": {
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
    "behaviours": [
      "DM-01",
      "DM-03",
      "DM-09"
    ],
    "pathParameters": [],
    "query": [],
    "body": true,
    "bodyEntity": "domain",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "authenticationtype": {
          "name": "authenticationType",
          "values": {
            "managed": "Managed",
            "federated": "Federated"
          }
        },
        "id": {
          "name": "id"
        },
        "isdefault": {
          "name": "isDefault"
        },
        "supportedservices": {
          "name": "supportedServices"
        }
      }
    },
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "behaviours": [
      "SR-18",
      "CV-01"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [
      "$select",
      "$expand"
    ],
    "entity": "domain",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateDomain": {
    "id": "updateDomain",
    "method": "PATCH",
    "path": "/domains/{domainId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getDomain",
      "when": "body"
    },
    "status": {
      "v1.0": 204,
      "beta": 204
    },
    "permissions": {
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
    "behaviours": [
      "DM-03",
      "DM-05",
      "DM-06",
      "FD-06",
      "FD-07",
      "CV-01"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "domain",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "authenticationtype": {
          "name": "authenticationType",
          "values": {
            "managed": "Managed",
            "federated": "Federated"
          }
        },
        "federationconfiguration": {
          "name": "federationConfiguration"
        },
        "isdefault": {
          "name": "isDefault"
        },
        "passwordnotificationwindowindays": {
          "name": "passwordNotificationWindowInDays"
        },
        "passwordvalidityperiodindays": {
          "name": "passwordValidityPeriodInDays"
        },
        "supportedservices": {
          "name": "supportedServices"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "deleteDomain": {
    "id": "deleteDomain",
    "method": "DELETE",
    "path": "/domains/{domainId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getDomain",
      "when": "notFound"
    },
    "status": {
      "v1.0": 204,
      "beta": 204
    },
    "permissions": {
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
    "behaviours": [
      "DM-05",
      "DM-07",
      "UP-07"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [],
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "verifyDomain": {
    "id": "verifyDomain",
    "method": "POST",
    "path": "/domains/{domainId}/verify",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "never",
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "DM-02",
      "UP-07"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [],
    "body": true,
    "bodyRequired": false,
    "bodyEntity": "domainVerify",
    "shape": {
      "properties": {
        "forcetakeover": {
          "name": "forceTakeover"
        }
      }
    },
    "entity": "domain",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "promoteDomain": {
    "id": "promoteDomain",
    "method": "POST",
    "path": "/domains/{domainId}/promote",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "never",
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "DM-04"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [],
    "entity": "booleanAnswer",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "forceDeleteDomain": {
    "id": "forceDeleteDomain",
    "method": "POST",
    "path": "/domains/{domainId}/forceDelete",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200,
      204
    ],
    "repeat": "never",
    "status": {
      "v1.0": 204,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "DM-08"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [],
    "body": true,
    "bodyRequired": false,
    "bodyEntity": "domainForceDelete",
    "shape": {
      "properties": {
        "disableuseraccounts": {
          "name": "disableUserAccounts"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getRootDomain": {
    "id": "getRootDomain",
    "method": "GET",
    "path": "/domains/{domainId}/rootDomain",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "behaviours": [
      "DM-03"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [],
    "entity": "domain",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listDomainNameReferences": {
    "id": "listDomainNameReferences",
    "method": "GET",
    "path": "/domains/{domainId}/domainNameReferences",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "DM-07"
    ],
    "pathParameters": [
      {
        "name": "domainId"
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
  "listDomainNameReferenceUsers": {
    "id": "listDomainNameReferenceUsers",
    "method": "GET",
    "path": "/domains/{domainId}/domainNameReferences/microsoft.graph.user",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "DM-07"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "user",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listDomainNameReferenceGroups": {
    "id": "listDomainNameReferenceGroups",
    "method": "GET",
    "path": "/domains/{domainId}/domainNameReferences/microsoft.graph.group",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "DM-07"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "group",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listVerificationDnsRecords": {
    "id": "listVerificationDnsRecords",
    "method": "GET",
    "path": "/domains/{domainId}/verificationDnsRecords",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "DM-02"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "domainDnsRecord",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listServiceConfigurationRecords": {
    "id": "listServiceConfigurationRecords",
    "method": "GET",
    "path": "/domains/{domainId}/serviceConfigurationRecords",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "domainDnsRecord",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listFederationConfiguration": {
    "id": "listFederationConfiguration",
    "method": "GET",
    "path": "/domains/{domainId}/federationConfiguration",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "FD-02",
      "FD-04"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [],
    "entity": "internalDomainFederation",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "createFederationConfiguration": {
    "id": "createFederationConfiguration",
    "method": "POST",
    "path": "/domains/{domainId}/federationConfiguration",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "never",
    "status": {
      "v1.0": 201,
      "beta": 201
    },
    "permissions": {
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
    "behaviours": [
      "FD-01",
      "FD-02",
      "FD-03",
      "FD-04",
      "CV-09"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "internalDomainFederation",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "activesigninuri": {
          "name": "activeSignInUri"
        },
        "defaultinteractiveauthenticationmethod": {
          "name": "defaultInteractiveAuthenticationMethod"
        },
        "displayname": {
          "name": "displayName"
        },
        "federatedidpmfabehavior": {
          "name": "federatedIdpMfaBehavior",
          "values": {
            "acceptifmfadonebyfederatedidp": "acceptIfMfaDoneByFederatedIdp",
            "enforcemfabyfederatedidp": "enforceMfaByFederatedIdp",
            "rejectmfabyfederatedidp": "rejectMfaByFederatedIdp",
            "unknownfuturevalue": "unknownFutureValue"
          }
        },
        "issignedauthenticationrequestrequired": {
          "name": "isSignedAuthenticationRequestRequired"
        },
        "issueruri": {
          "name": "issuerUri"
        },
        "metadataexchangeuri": {
          "name": "metadataExchangeUri"
        },
        "nextsigningcertificate": {
          "name": "nextSigningCertificate"
        },
        "openidconnectdiscoveryendpoint": {
          "name": "openIdConnectDiscoveryEndpoint"
        },
        "passivesigninuri": {
          "name": "passiveSignInUri"
        },
        "passwordchangeuri": {
          "name": "passwordChangeUri"
        },
        "passwordreseturi": {
          "name": "passwordResetUri"
        },
        "preferredauthenticationprotocol": {
          "name": "preferredAuthenticationProtocol",
          "values": {
            "wsfed": "wsFed",
            "saml": "saml",
            "unknownfuturevalue": "unknownFutureValue"
          }
        },
        "promptloginbehavior": {
          "name": "promptLoginBehavior",
          "values": {
            "translatetofreshpasswordauthentication": "translateToFreshPasswordAuthentication",
            "nativesupport": "nativeSupport",
            "disabled": "disabled",
            "unknownfuturevalue": "unknownFutureValue"
          }
        },
        "signingcertificate": {
          "name": "signingCertificate"
        },
        "signouturi": {
          "name": "signOutUri"
        }
      }
    },
    "entity": "internalDomainFederation",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getFederationConfiguration": {
    "id": "getFederationConfiguration",
    "method": "GET",
    "path": "/domains/{domainId}/federationConfiguration/{federationId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "FD-04",
      "FD-09"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      },
      {
        "name": "federationId",
        "guid": true
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "internalDomainFederation",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateFederationConfiguration": {
    "id": "updateFederationConfiguration",
    "method": "PATCH",
    "path": "/domains/{domainId}/federationConfiguration/{federationId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204,
      200
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getFederationConfiguration",
      "when": "body"
    },
    "status": {
      "v1.0": 204,
      "beta": 204
    },
    "permissions": {
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
    "behaviours": [
      "FD-03",
      "FD-04",
      "FD-05"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      },
      {
        "name": "federationId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "internalDomainFederation",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "activesigninuri": {
          "name": "activeSignInUri"
        },
        "defaultinteractiveauthenticationmethod": {
          "name": "defaultInteractiveAuthenticationMethod"
        },
        "displayname": {
          "name": "displayName"
        },
        "federatedidpmfabehavior": {
          "name": "federatedIdpMfaBehavior",
          "values": {
            "acceptifmfadonebyfederatedidp": "acceptIfMfaDoneByFederatedIdp",
            "enforcemfabyfederatedidp": "enforceMfaByFederatedIdp",
            "rejectmfabyfederatedidp": "rejectMfaByFederatedIdp",
            "unknownfuturevalue": "unknownFutureValue"
          }
        },
        "issignedauthenticationrequestrequired": {
          "name": "isSignedAuthenticationRequestRequired"
        },
        "issueruri": {
          "name": "issuerUri"
        },
        "metadataexchangeuri": {
          "name": "metadataExchangeUri"
        },
        "nextsigningcertificate": {
          "name": "nextSigningCertificate"
        },
        "openidconnectdiscoveryendpoint": {
          "name": "openIdConnectDiscoveryEndpoint"
        },
        "passivesigninuri": {
          "name": "passiveSignInUri"
        },
        "passwordchangeuri": {
          "name": "passwordChangeUri"
        },
        "passwordreseturi": {
          "name": "passwordResetUri"
        },
        "preferredauthenticationprotocol": {
          "name": "preferredAuthenticationProtocol",
          "values": {
            "wsfed": "wsFed",
            "saml": "saml",
            "unknownfuturevalue": "unknownFutureValue"
          }
        },
        "promptloginbehavior": {
          "name": "promptLoginBehavior",
          "values": {
            "translatetofreshpasswordauthentication": "translateToFreshPasswordAuthentication",
            "nativesupport": "nativeSupport",
            "disabled": "disabled",
            "unknownfuturevalue": "unknownFutureValue"
          }
        },
        "signingcertificate": {
          "name": "signingCertificate"
        },
        "signouturi": {
          "name": "signOutUri"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "deleteFederationConfiguration": {
    "id": "deleteFederationConfiguration",
    "method": "DELETE",
    "path": "/domains/{domainId}/federationConfiguration/{federationId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getFederationConfiguration",
      "when": "notFound"
    },
    "status": {
      "v1.0": 204,
      "beta": 204
    },
    "permissions": {
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
    "behaviours": [
      "FD-07",
      "CV-01"
    ],
    "pathParameters": [
      {
        "name": "domainId"
      },
      {
        "name": "federationId",
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
  "resetUserPassword": {
    "id": "resetUserPassword",
    "method": "POST",
    "path": "/users/{userId}/authentication/methods/{methodId}/resetPassword",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      202
    ],
    "repeat": "never",
    "status": {
      "v1.0": 202,
      "beta": 202
    },
    "permissions": {
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
    "behaviours": [
      "CV-03",
      "CV-05"
    ],
    "pathParameters": [
      {
        "name": "userId"
      },
      {
        "name": "methodId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyRequired": false,
    "bodyEntity": "passwordReset",
    "shape": {
      "properties": {
        "newpassword": {
          "name": "newPassword",
          "secret": true
        }
      }
    },
    "entity": "passwordResetResponse",
    "answerSecrets": [
      "newPassword"
    ],
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getPasswordOperation": {
    "id": "getPasswordOperation",
    "method": "GET",
    "path": "/users/{userId}/authentication/operations/{operationId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "CV-05"
    ],
    "pathParameters": [
      {
        "name": "userId"
      },
      {
        "name": "operationId"
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "longRunningOperation",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getOnPremisesPublishingProfile": {
    "id": "getOnPremisesPublishingProfile",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "beta": 200
    },
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
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [
      "$select",
      "$expand"
    ],
    "entity": "onPremisesPublishingProfile",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateHybridAgentUpdaterConfiguration": {
    "id": "updateHybridAgentUpdaterConfiguration",
    "method": "PATCH",
    "path": "/onPremisesPublishingProfiles/{publishingType}/hybridAgentUpdaterConfiguration",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "never",
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "hybridAgentUpdaterConfiguration",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "allowupdateconfigurationoverride": {
          "name": "allowUpdateConfigurationOverride"
        },
        "deferupdatedatetime": {
          "name": "deferUpdateDateTime"
        },
        "updatewindow": {
          "name": "updateWindow",
          "shape": {
            "properties": {
              "updatewindowstarttime": {
                "name": "updateWindowStartTime"
              },
              "updatewindowendtime": {
                "name": "updateWindowEndTime"
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
  },
  "listOnPremisesAgents": {
    "id": "listOnPremisesAgents",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agents",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
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
      "roles": []
    },
    "behaviours": [
      "PT-01",
      "PT-03",
      "PT-12"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [
      "$select",
      "$expand",
      "$top",
      "$skiptoken"
    ],
    "entity": "onPremisesAgent",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getOnPremisesAgent": {
    "id": "getOnPremisesAgent",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "beta": 200
    },
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
      "roles": []
    },
    "behaviours": [
      "PT-01",
      "PT-03"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "agentId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$expand"
    ],
    "entity": "onPremisesAgent",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "addOnPremisesAgentAgentGroups": {
    "id": "addOnPremisesAgentAgentGroups",
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}/agentGroups/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204,
      201
    ],
    "repeat": "never",
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "Policy.ReadWrite.HybridAuthentication"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "agentId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "onPremisesAgentAgentGroups",
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
  "removeOnPremisesAgentAgentGroups": {
    "id": "removeOnPremisesAgentAgentGroups",
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}/agentGroups/{agentGroupId}/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "never",
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "Policy.ReadWrite.HybridAuthentication"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "agentId",
        "guid": true
      },
      {
        "name": "agentGroupId",
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
  "listOnPremisesAgentGroups": {
    "id": "listOnPremisesAgentGroups",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Policy.Read.HybridAuthentication"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [
      "$select",
      "$expand",
      "$top",
      "$skiptoken"
    ],
    "entity": "onPremisesAgentGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "createOnPremisesAgentGroup": {
    "id": "createOnPremisesAgentGroup",
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups",
    "versions": [
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "never",
    "status": {
      "beta": 201
    },
    "permissions": {
      "delegated": [
        [
          "Policy.ReadWrite.HybridAuthentication"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "onPremisesAgentGroup",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "displayname": {
          "name": "displayName"
        }
      }
    },
    "entity": "onPremisesAgentGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getOnPremisesAgentGroup": {
    "id": "getOnPremisesAgentGroup",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups/{agentGroupId}",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Policy.Read.HybridAuthentication"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "agentGroupId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$expand"
    ],
    "entity": "onPremisesAgentGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateOnPremisesAgentGroup": {
    "id": "updateOnPremisesAgentGroup",
    "method": "PATCH",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups/{agentGroupId}",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getOnPremisesAgentGroup",
      "when": "body"
    },
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "Policy.ReadWrite.HybridAuthentication"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "agentGroupId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "onPremisesAgentGroup",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "displayname": {
          "name": "displayName"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "deleteOnPremisesAgentGroup": {
    "id": "deleteOnPremisesAgentGroup",
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups/{agentGroupId}",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getOnPremisesAgentGroup",
      "when": "notFound"
    },
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "Policy.ReadWrite.HybridAuthentication"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "agentGroupId",
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
  "listPublishedResources": {
    "id": "listPublishedResources",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "OnPremisesPublishingProfiles.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [
      "$select",
      "$expand",
      "$top",
      "$skiptoken"
    ],
    "entity": "publishedResource",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "createPublishedResource": {
    "id": "createPublishedResource",
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources",
    "versions": [
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "never",
    "status": {
      "beta": 201
    },
    "permissions": {
      "delegated": [
        [
          "OnPremisesPublishingProfiles.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "publishedResource",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "displayname": {
          "name": "displayName"
        },
        "resourcename": {
          "name": "resourceName"
        }
      }
    },
    "entity": "publishedResource",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getPublishedResource": {
    "id": "getPublishedResource",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "OnPremisesPublishingProfiles.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "publishedResourceId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$expand"
    ],
    "entity": "publishedResource",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updatePublishedResource": {
    "id": "updatePublishedResource",
    "method": "PATCH",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getPublishedResource",
      "when": "body"
    },
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "OnPremisesPublishingProfiles.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "publishedResourceId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "publishedResource",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "displayname": {
          "name": "displayName"
        },
        "resourcename": {
          "name": "resourceName"
        }
      }
    },
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "deletePublishedResource": {
    "id": "deletePublishedResource",
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getPublishedResource",
      "when": "notFound"
    },
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "OnPremisesPublishingProfiles.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "publishedResourceId",
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
  "addPublishedResourceAgentGroups": {
    "id": "addPublishedResourceAgentGroups",
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}/agentGroups/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204,
      201
    ],
    "repeat": "never",
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "OnPremisesPublishingProfiles.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "publishedResourceId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "publishedResourceAgentGroups",
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
  "removePublishedResourceAgentGroups": {
    "id": "removePublishedResourceAgentGroups",
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}/agentGroups/{agentGroupId}/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "never",
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "OnPremisesPublishingProfiles.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [
      "PT-01"
    ],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "publishedResourceId",
        "guid": true
      },
      {
        "name": "agentGroupId",
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
  "listConnectors": {
    "id": "listConnectors",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectors",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "connector",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getConnector": {
    "id": "getConnector",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorId",
        "guid": true
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "connector",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listConnectorMemberOf": {
    "id": "listConnectorMemberOf",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}/memberOf",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "connectorGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "addConnectorMemberOf": {
    "id": "addConnectorMemberOf",
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}/memberOf/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "listConnectorMemberOf",
      "when": "contains"
    },
    "status": {
      "beta": 201
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "connectorMemberOf",
    "shape": {
      "properties": {
        "@odata.id": {
          "name": "@odata.id"
        }
      }
    },
    "entity": "connectorGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listConnectorGroups": {
    "id": "listConnectorGroups",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "connectorGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "createConnectorGroup": {
    "id": "createConnectorGroup",
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups",
    "versions": [
      "beta"
    ],
    "success": [
      201
    ],
    "repeat": "never",
    "status": {
      "beta": 201
    },
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "connectorGroup",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "name": {
          "name": "name"
        },
        "isdefault": {
          "name": "isDefault"
        },
        "region": {
          "name": "region",
          "values": {
            "nam": "nam",
            "eur": "eur",
            "aus": "aus",
            "asia": "asia",
            "ind": "ind",
            "unknownfuturevalue": "unknownFutureValue"
          }
        }
      }
    },
    "entity": "connectorGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "getConnectorGroup": {
    "id": "getConnectorGroup",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorGroupId",
        "guid": true
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "connectorGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "updateConnectorGroup": {
    "id": "updateConnectorGroup",
    "method": "PATCH",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getConnectorGroup",
      "when": "body"
    },
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorGroupId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "connectorGroup",
    "shape": {
      "properties": {
        "@odata.type": {
          "name": "@odata.type"
        },
        "name": {
          "name": "name"
        },
        "region": {
          "name": "region",
          "values": {
            "nam": "nam",
            "eur": "eur",
            "aus": "aus",
            "asia": "asia",
            "ind": "ind",
            "unknownfuturevalue": "unknownFutureValue"
          }
        }
      }
    },
    "entity": "connectorGroup",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "deleteConnectorGroup": {
    "id": "deleteConnectorGroup",
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "getConnectorGroup",
      "when": "notFound"
    },
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorGroupId",
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
  "listConnectorGroupMembers": {
    "id": "listConnectorGroupMembers",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/members",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorGroupId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "connector",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "addConnectorGroupMembers": {
    "id": "addConnectorGroupMembers",
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/members/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "verify",
    "didItHappen": {
      "operation": "listConnectorGroupMembers",
      "when": "contains"
    },
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorGroupId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "connectorGroupMembers",
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
  "listConnectorGroupApplications": {
    "id": "listConnectorGroupApplications",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/applications",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      },
      {
        "name": "connectorGroupId",
        "guid": true
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "application",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listPrivateAccessSensors": {
    "id": "listPrivateAccessSensors",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/sensors",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
      "delegated": [
        [
          "OnPremisesPublishingProfiles.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "privateAccessSensor",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "listApplicationSegments": {
    "id": "listApplicationSegments",
    "method": "GET",
    "path": "/onPremisesPublishingProfiles/{publishingType}/applicationSegments",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [],
    "pathParameters": [
      {
        "name": "publishingType"
      }
    ],
    "query": [
      "$select",
      "$top",
      "$skiptoken"
    ],
    "entity": "ipApplicationSegment",
    "page": {
      "default": 100,
      "maximum": 999
    },
    "resourceUnits": 1
  },
  "setApplicationConnectorGroup": {
    "id": "setApplicationConnectorGroup",
    "method": "PUT",
    "path": "/applications/{applicationId}/connectorGroup/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "repeat": "never",
    "status": {
      "beta": 204
    },
    "permissions": {
      "delegated": [
        [
          "Directory.ReadWrite.All"
        ]
      ],
      "application": [],
      "roles": []
    },
    "behaviours": [],
    "pathParameters": [
      {
        "name": "applicationId",
        "guid": true
      }
    ],
    "query": [],
    "body": true,
    "bodyEntity": "setApplicationConnectorGroup",
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
  "listSignIns": {
    "id": "listSignIns",
    "method": "GET",
    "path": "/auditLogs/signIns",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "collection": true,
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "HR-05"
    ],
    "pathParameters": [],
    "query": [
      "$filter",
      "$top",
      "$skiptoken",
      "$orderby",
      "$select"
    ],
    "entity": "signIn",
    "page": {
      "default": 1000,
      "maximum": 1000
    },
    "resourceUnits": 1
  },
  "getSignIn": {
    "id": "getSignIn",
    "method": "GET",
    "path": "/auditLogs/signIns/{signInId}",
    "versions": [
      "v1.0",
      "beta"
    ],
    "success": [
      200
    ],
    "repeat": "safe",
    "status": {
      "v1.0": 200,
      "beta": 200
    },
    "permissions": {
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
    "behaviours": [
      "HR-05"
    ],
    "pathParameters": [
      {
        "name": "signInId"
      }
    ],
    "query": [
      "$select"
    ],
    "entity": "signIn",
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 201,
      "beta": 201
    },
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
    "bodyEntity": "featureRolloutPolicy",
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
    "status": {
      "v1.0": 200,
      "beta": 200
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "bodyEntity": "featureRolloutPolicy",
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "status": {
      "v1.0": 200,
      "beta": 200
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "bodyEntity": "featureRolloutPolicyAppliesTo",
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 200,
      "beta": 200
    },
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
    "status": {
      "v1.0": 204,
      "beta": 204
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
    "bodyEntity": "onPremisesDirectorySynchronization",
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
                "name": "accidentalDeletionPrevention",
                "shape": {
                  "properties": {
                    "alertthreshold": {
                      "name": "alertThreshold"
                    },
                    "synchronizationpreventiontype": {
                      "name": "synchronizationPreventionType"
                    }
                  }
                }
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
