// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import { descriptorsOf } from '../src/descriptor.ts';

export const descriptors = /* @__PURE__ */ descriptorsOf({
  "getOnPremisesPublishingProfile": {
    "path": "/onPremisesPublishingProfiles/{publishingType}",
    "versions": [
      "beta"
    ]
  },
  "updateHybridAgentUpdaterConfiguration": {
    "method": "PATCH",
    "path": "/onPremisesPublishingProfiles/{publishingType}/hybridAgentUpdaterConfiguration",
    "versions": [
      "beta"
    ]
  },
  "listOnPremisesAgents": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/agents",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "getOnPremisesAgent": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}",
    "versions": [
      "beta"
    ]
  },
  "addOnPremisesAgentAgentGroups": {
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}/agentGroups/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204,
      201
    ]
  },
  "removeOnPremisesAgentAgentGroups": {
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}/agentGroups/{agentGroupId}/$ref",
    "versions": [
      "beta"
    ]
  },
  "listOnPremisesAgentGroups": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "createOnPremisesAgentGroup": {
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups",
    "versions": [
      "beta"
    ]
  },
  "getOnPremisesAgentGroup": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups/{agentGroupId}",
    "versions": [
      "beta"
    ]
  },
  "updateOnPremisesAgentGroup": {
    "method": "PATCH",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups/{agentGroupId}",
    "versions": [
      "beta"
    ],
    "didItHappen": {
      "operation": "getOnPremisesAgentGroup",
      "when": "body"
    }
  },
  "deleteOnPremisesAgentGroup": {
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/agentGroups/{agentGroupId}",
    "versions": [
      "beta"
    ],
    "didItHappen": {
      "operation": "getOnPremisesAgentGroup",
      "when": "notFound"
    }
  },
  "listPublishedResources": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "createPublishedResource": {
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources",
    "versions": [
      "beta"
    ]
  },
  "getPublishedResource": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}",
    "versions": [
      "beta"
    ]
  },
  "updatePublishedResource": {
    "method": "PATCH",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}",
    "versions": [
      "beta"
    ],
    "didItHappen": {
      "operation": "getPublishedResource",
      "when": "body"
    }
  },
  "deletePublishedResource": {
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}",
    "versions": [
      "beta"
    ],
    "didItHappen": {
      "operation": "getPublishedResource",
      "when": "notFound"
    }
  },
  "addPublishedResourceAgentGroups": {
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}/agentGroups/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204,
      201
    ]
  },
  "removePublishedResourceAgentGroups": {
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}/agentGroups/{agentGroupId}/$ref",
    "versions": [
      "beta"
    ]
  },
  "listConnectors": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectors",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "getConnector": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}",
    "versions": [
      "beta"
    ]
  },
  "listConnectorMemberOf": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}/memberOf",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "addConnectorMemberOf": {
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}/memberOf/$ref",
    "versions": [
      "beta"
    ],
    "didItHappen": {
      "operation": "listConnectorMemberOf",
      "when": "contains"
    }
  },
  "listConnectorGroups": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "createConnectorGroup": {
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups",
    "versions": [
      "beta"
    ]
  },
  "getConnectorGroup": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}",
    "versions": [
      "beta"
    ]
  },
  "updateConnectorGroup": {
    "method": "PATCH",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}",
    "versions": [
      "beta"
    ],
    "success": [
      200
    ],
    "didItHappen": {
      "operation": "getConnectorGroup",
      "when": "body"
    }
  },
  "deleteConnectorGroup": {
    "method": "DELETE",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}",
    "versions": [
      "beta"
    ],
    "didItHappen": {
      "operation": "getConnectorGroup",
      "when": "notFound"
    }
  },
  "listConnectorGroupMembers": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/members",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "addConnectorGroupMembers": {
    "method": "POST",
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/members/$ref",
    "versions": [
      "beta"
    ],
    "success": [
      204
    ],
    "didItHappen": {
      "operation": "listConnectorGroupMembers",
      "when": "contains"
    }
  },
  "listConnectorGroupApplications": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/applications",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "listPrivateAccessSensors": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/sensors",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "listApplicationSegments": {
    "path": "/onPremisesPublishingProfiles/{publishingType}/applicationSegments",
    "versions": [
      "beta"
    ],
    "collection": true
  },
  "setApplicationConnectorGroup": {
    "method": "PUT",
    "path": "/applications/{applicationId}/connectorGroup/$ref",
    "versions": [
      "beta"
    ]
  }
});
