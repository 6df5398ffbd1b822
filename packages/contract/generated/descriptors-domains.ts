// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import { descriptorsOf } from '../src/descriptor.ts';

export const descriptors = /* @__PURE__ */ descriptorsOf({
  "listDomains": {
    "path": "/domains",
    "collection": true
  },
  "createDomain": {
    "method": "POST",
    "path": "/domains"
  },
  "getDomain": {
    "path": "/domains/{domainId}"
  },
  "updateDomain": {
    "method": "PATCH",
    "path": "/domains/{domainId}",
    "didItHappen": {
      "operation": "getDomain",
      "when": "body"
    }
  },
  "deleteDomain": {
    "method": "DELETE",
    "path": "/domains/{domainId}",
    "didItHappen": {
      "operation": "getDomain",
      "when": "notFound"
    }
  },
  "verifyDomain": {
    "method": "POST",
    "path": "/domains/{domainId}/verify",
    "success": [
      200
    ]
  },
  "promoteDomain": {
    "method": "POST",
    "path": "/domains/{domainId}/promote",
    "success": [
      200
    ]
  },
  "forceDeleteDomain": {
    "method": "POST",
    "path": "/domains/{domainId}/forceDelete",
    "success": [
      200,
      204
    ]
  },
  "getRootDomain": {
    "path": "/domains/{domainId}/rootDomain"
  },
  "listDomainNameReferences": {
    "path": "/domains/{domainId}/domainNameReferences",
    "collection": true
  },
  "listDomainNameReferenceUsers": {
    "path": "/domains/{domainId}/domainNameReferences/microsoft.graph.user",
    "collection": true
  },
  "listDomainNameReferenceGroups": {
    "path": "/domains/{domainId}/domainNameReferences/microsoft.graph.group",
    "collection": true
  },
  "listVerificationDnsRecords": {
    "path": "/domains/{domainId}/verificationDnsRecords",
    "collection": true
  },
  "listServiceConfigurationRecords": {
    "path": "/domains/{domainId}/serviceConfigurationRecords",
    "collection": true
  },
  "listFederationConfiguration": {
    "path": "/domains/{domainId}/federationConfiguration",
    "collection": true
  },
  "createFederationConfiguration": {
    "method": "POST",
    "path": "/domains/{domainId}/federationConfiguration"
  },
  "getFederationConfiguration": {
    "path": "/domains/{domainId}/federationConfiguration/{federationId}"
  },
  "updateFederationConfiguration": {
    "method": "PATCH",
    "path": "/domains/{domainId}/federationConfiguration/{federationId}",
    "success": [
      204,
      200
    ],
    "didItHappen": {
      "operation": "getFederationConfiguration",
      "when": "body"
    }
  },
  "deleteFederationConfiguration": {
    "method": "DELETE",
    "path": "/domains/{domainId}/federationConfiguration/{federationId}",
    "didItHappen": {
      "operation": "getFederationConfiguration",
      "when": "notFound"
    }
  },
  "resetUserPassword": {
    "method": "POST",
    "path": "/users/{userId}/authentication/methods/{methodId}/resetPassword",
    "success": [
      202
    ]
  },
  "getPasswordOperation": {
    "path": "/users/{userId}/authentication/operations/{operationId}"
  }
});
