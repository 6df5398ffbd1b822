// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import { descriptorsOf } from '../src/descriptor.ts';

export const descriptors = /* @__PURE__ */ descriptorsOf({
  "listDirectoryAudits": {
    "path": "/auditLogs/directoryAudits",
    "collection": true
  },
  "getDirectoryAudit": {
    "path": "/auditLogs/directoryAudits/{auditId}"
  },
  "listUsers": {
    "path": "/users",
    "collection": true
  },
  "createUser": {
    "method": "POST",
    "path": "/users"
  },
  "getUser": {
    "path": "/users/{userId}"
  },
  "updateUser": {
    "method": "PATCH",
    "path": "/users/{userId}",
    "didItHappen": {
      "operation": "getUser",
      "when": "body"
    }
  },
  "deleteUser": {
    "method": "DELETE",
    "path": "/users/{userId}",
    "didItHappen": {
      "operation": "getUser",
      "when": "notFound"
    }
  },
  "listGroups": {
    "path": "/groups",
    "collection": true
  },
  "createGroup": {
    "method": "POST",
    "path": "/groups"
  },
  "getGroup": {
    "path": "/groups/{groupId}"
  },
  "updateGroup": {
    "method": "PATCH",
    "path": "/groups/{groupId}",
    "didItHappen": {
      "operation": "getGroup",
      "when": "body"
    }
  },
  "deleteGroup": {
    "method": "DELETE",
    "path": "/groups/{groupId}",
    "didItHappen": {
      "operation": "getGroup",
      "when": "notFound"
    }
  },
  "listGroupMembers": {
    "path": "/groups/{groupId}/members",
    "collection": true
  },
  "addGroupMember": {
    "method": "POST",
    "path": "/groups/{groupId}/members/$ref",
    "success": [
      204
    ],
    "didItHappen": {
      "operation": "listGroupMembers",
      "when": "contains"
    }
  },
  "removeGroupMember": {
    "method": "DELETE",
    "path": "/groups/{groupId}/members/{memberId}/$ref",
    "didItHappen": {
      "operation": "listGroupMembers",
      "when": "lacks",
      "parameter": "memberId"
    }
  },
  "listContacts": {
    "path": "/contacts",
    "collection": true
  },
  "getContact": {
    "path": "/contacts/{contactId}"
  },
  "getDirectoryObject": {
    "path": "/directoryObjects/{directoryObjectId}"
  },
  "listFeatureRolloutPolicies": {
    "path": "/policies/featureRolloutPolicies",
    "collection": true
  },
  "createFeatureRolloutPolicy": {
    "method": "POST",
    "path": "/policies/featureRolloutPolicies"
  },
  "getFeatureRolloutPolicy": {
    "path": "/policies/featureRolloutPolicies/{policyId}"
  },
  "updateFeatureRolloutPolicy": {
    "method": "PATCH",
    "path": "/policies/featureRolloutPolicies/{policyId}",
    "didItHappen": {
      "operation": "getFeatureRolloutPolicy",
      "when": "body"
    }
  },
  "deleteFeatureRolloutPolicy": {
    "method": "DELETE",
    "path": "/policies/featureRolloutPolicies/{policyId}",
    "didItHappen": {
      "operation": "getFeatureRolloutPolicy",
      "when": "notFound"
    }
  },
  "listFeatureRolloutPolicyAppliesTo": {
    "path": "/policies/featureRolloutPolicies/{policyId}/appliesTo",
    "collection": true
  },
  "addFeatureRolloutPolicyAppliesTo": {
    "method": "POST",
    "path": "/policies/featureRolloutPolicies/{policyId}/appliesTo/$ref",
    "success": [
      204,
      201
    ],
    "didItHappen": {
      "operation": "listFeatureRolloutPolicyAppliesTo",
      "when": "contains"
    }
  },
  "removeFeatureRolloutPolicyAppliesTo": {
    "method": "DELETE",
    "path": "/policies/featureRolloutPolicies/{policyId}/appliesTo/{directoryObjectId}/$ref",
    "didItHappen": {
      "operation": "listFeatureRolloutPolicyAppliesTo",
      "when": "lacks",
      "parameter": "directoryObjectId"
    }
  },
  "listOnPremisesSynchronization": {
    "path": "/directory/onPremisesSynchronization",
    "collection": true
  },
  "getOnPremisesSynchronization": {
    "path": "/directory/onPremisesSynchronization/{synchronizationId}"
  },
  "updateOnPremisesSynchronization": {
    "method": "PATCH",
    "path": "/directory/onPremisesSynchronization/{synchronizationId}",
    "didItHappen": {
      "operation": "getOnPremisesSynchronization",
      "when": "body"
    }
  }
});
