// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import type { OperationDescriptor } from '../src/descriptor.ts';

export const descriptors = {
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
    "collection": true
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
    "repeat": "safe"
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
    "collection": true
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
    "repeat": "never"
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
    "repeat": "safe"
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
    }
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
    }
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
    "collection": true
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
    "repeat": "never"
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
    "repeat": "safe"
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
    }
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
    }
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
    "collection": true
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
    }
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
    }
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
    "collection": true
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
    "repeat": "safe"
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
    "repeat": "safe"
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
    "collection": true
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
    "repeat": "safe"
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
    "collection": true
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
    "repeat": "never"
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
    "repeat": "safe"
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
    }
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
    }
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
    "collection": true
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
    }
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
    }
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
    "collection": true
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
    "repeat": "safe"
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
    }
  }
} as const satisfies Record<string, OperationDescriptor>;
