// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import type { Secret } from '../src/secret.ts';
export interface paths {
    "/auditLogs/directoryAudits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists audit events, newest first. */
        get: operations["listDirectoryAudits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auditLogs/directoryAudits/{auditId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                auditId: components["parameters"]["auditId"];
            };
            cookie?: never;
        };
        /** Reads one audit event. */
        get: operations["getDirectoryAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists users. */
        get: operations["listUsers"];
        put?: never;
        /** Creates a cloud user. */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or user principal name. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        /** Reads a user by id or user principal name. */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /** Deletes a user. */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /** Changes a user. */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists groups. */
        get: operations["listGroups"];
        put?: never;
        /** Creates a group, with up to 20 members and owners. */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
            };
            cookie?: never;
        };
        /** Reads a group. */
        get: operations["getGroup"];
        put?: never;
        post?: never;
        /** Deletes a group and its memberships. */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        /** Changes a group, or adds up to 20 members at once. */
        patch: operations["updateGroup"];
        trace?: never;
    };
    "/groups/{groupId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
            };
            cookie?: never;
        };
        /** Lists the direct members of a group. */
        get: operations["listGroupMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{groupId}/members/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds one member. */
        post: operations["addGroupMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{groupId}/members/{memberId}/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
                memberId: components["parameters"]["memberId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one member. */
        delete: operations["removeGroupMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists organizational contacts. */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: components["parameters"]["contactId"];
            };
            cookie?: never;
        };
        /** Reads a contact. */
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directoryObjects/{directoryObjectId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                directoryObjectId: components["parameters"]["directoryObjectId"];
            };
            cookie?: never;
        };
        /** Reads a user, group or contact by id. */
        get: operations["getDirectoryObject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the domains of the tenant. */
        get: operations["listDomains"];
        put?: never;
        /** Adds a domain, unverified unless its root is verified already. */
        post: operations["createDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        /** Reads a domain. */
        get: operations["getDomain"];
        put?: never;
        post?: never;
        /** Deletes a domain whose name nothing uses. */
        delete: operations["deleteDomain"];
        options?: never;
        head?: never;
        /** Changes a verified domain, in particular makes a federated one managed or another one the default. */
        patch: operations["updateDomain"];
        trace?: never;
    };
    "/domains/{domainId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies a domain by its DNS records. */
        post: operations["verifyDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a verified subdomain a root. */
        post: operations["promoteDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/forceDelete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts to rename whatever uses a domain's name, and to delete the domain. */
        post: operations["forceDeleteDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/rootDomain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        /** Reads the root of a domain, which is the domain itself if it has none above it. */
        get: operations["getRootDomain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/domainNameReferences": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        /** Lists the objects that use a domain's name. */
        get: operations["listDomainNameReferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/domainNameReferences/microsoft.graph.user": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        /** Lists the users that use a domain's name. */
        get: operations["listDomainNameReferenceUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/domainNameReferences/microsoft.graph.group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        /** Lists the groups that use a domain's name. */
        get: operations["listDomainNameReferenceGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/verificationDnsRecords": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        /** Lists the DNS records of which one has to be there for the domain to be verified. */
        get: operations["listVerificationDnsRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/serviceConfigurationRecords": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        /** Lists the DNS records that the services chosen for a domain need. */
        get: operations["listServiceConfigurationRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/federationConfiguration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        /** Lists the one federation configuration of a domain; not found when it has none. */
        get: operations["listFederationConfiguration"];
        put?: never;
        /** Sets up the trust in a federation server, which makes the domain federated. */
        post: operations["createFederationConfiguration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{domainId}/federationConfiguration/{federationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
                federationId: components["parameters"]["federationId"];
            };
            cookie?: never;
        };
        /** Reads a federation configuration. */
        get: operations["getFederationConfiguration"];
        put?: never;
        post?: never;
        /** Removes the trust in a federation server, which makes the domain managed. */
        delete: operations["deleteFederationConfiguration"];
        options?: never;
        head?: never;
        /** Changes a federation configuration; what is not named stays. */
        patch: operations["updateFederationConfiguration"];
        trace?: never;
    };
    "/users/{userId}/authentication/methods/{methodId}/resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or user principal name. */
                userId: components["parameters"]["userId"];
                methodId: components["parameters"]["methodId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a user another password, to be changed at the next sign-in. */
        post: operations["resetUserPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/authentication/operations/{operationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or user principal name. */
                userId: components["parameters"]["userId"];
                operationId: components["parameters"]["operationId"];
            };
            cookie?: never;
        };
        /** Reads how far a password reset is. */
        get: operations["getPasswordOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        /** Reads what is published of a type, with its agents, groups and resources on demand. */
        get: operations["getOnPremisesPublishingProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/hybridAgentUpdaterConfiguration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes when the agents of a type are updated; what is not named stays. */
        patch: operations["updateHybridAgentUpdaterConfiguration"];
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        /** Lists the agents that are registered and have not been silent for too long. */
        get: operations["listOnPremisesAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentId: components["parameters"]["agentId"];
            };
            cookie?: never;
        };
        /** Reads an agent. */
        get: operations["getOnPremisesAgent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}/agentGroups/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentId: components["parameters"]["agentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts an agent into a group. */
        post: operations["addOnPremisesAgentAgentGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/agents/{agentId}/agentGroups/{agentGroupId}/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentId: components["parameters"]["agentId"];
                agentGroupId: components["parameters"]["agentGroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an agent out of a group. */
        delete: operations["removeOnPremisesAgentAgentGroups"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/agentGroups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        /** Lists the groups of agents, one of which is the default. */
        get: operations["listOnPremisesAgentGroups"];
        put?: never;
        /** Makes a group of agents. */
        post: operations["createOnPremisesAgentGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/agentGroups/{agentGroupId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentGroupId: components["parameters"]["agentGroupId"];
            };
            cookie?: never;
        };
        /** Reads a group of agents. */
        get: operations["getOnPremisesAgentGroup"];
        put?: never;
        post?: never;
        /** Deletes a group of agents other than the default one. */
        delete: operations["deleteOnPremisesAgentGroup"];
        options?: never;
        head?: never;
        /** Renames a group of agents. */
        patch: operations["updateOnPremisesAgentGroup"];
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/publishedResources": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        /** Lists what is published. */
        get: operations["listPublishedResources"];
        put?: never;
        /** Publishes a resource. */
        post: operations["createPublishedResource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                publishedResourceId: components["parameters"]["publishedResourceId"];
            };
            cookie?: never;
        };
        /** Reads a published resource. */
        get: operations["getPublishedResource"];
        put?: never;
        post?: never;
        /** Deletes a published resource. */
        delete: operations["deletePublishedResource"];
        options?: never;
        head?: never;
        /** Renames a published resource. */
        patch: operations["updatePublishedResource"];
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}/agentGroups/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                publishedResourceId: components["parameters"]["publishedResourceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assigns a published resource to a group of agents. */
        post: operations["addPublishedResourceAgentGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/publishedResources/{publishedResourceId}/agentGroups/{agentGroupId}/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                publishedResourceId: components["parameters"]["publishedResourceId"];
                agentGroupId: components["parameters"]["agentGroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a published resource from a group of agents. */
        delete: operations["removePublishedResourceAgentGroups"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        /** Lists the connectors of application proxy. */
        get: operations["listConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorId: components["parameters"]["connectorId"];
            };
            cookie?: never;
        };
        /** Reads a connector. */
        get: operations["getConnector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}/memberOf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorId: components["parameters"]["connectorId"];
            };
            cookie?: never;
        };
        /** Lists the group that a connector is in. */
        get: operations["listConnectorMemberOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectors/{connectorId}/memberOf/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorId: components["parameters"]["connectorId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a connector into a group. */
        post: operations["addConnectorMemberOf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectorGroups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        /** Lists the groups of connectors, one of which is the default. */
        get: operations["listConnectorGroups"];
        put?: never;
        /** Makes a group of connectors. */
        post: operations["createConnectorGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        /** Reads a group of connectors. */
        get: operations["getConnectorGroup"];
        put?: never;
        post?: never;
        /** Deletes an empty group of connectors other than the default one. */
        delete: operations["deleteConnectorGroup"];
        options?: never;
        head?: never;
        /** Changes the name of a group of connectors, or the region of an empty one. */
        patch: operations["updateConnectorGroup"];
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        /** Lists the connectors of a group. */
        get: operations["listConnectorGroupMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/members/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a connector into a group. */
        post: operations["addConnectorGroupMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/connectorGroups/{connectorGroupId}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        /** Lists the applications that go through a group of connectors. */
        get: operations["listConnectorGroupApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/sensors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        /** Lists the sensors of private access. */
        get: operations["listPrivateAccessSensors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onPremisesPublishingProfiles/{publishingType}/applicationSegments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        /** Lists the network segments that applications are published for. */
        get: operations["listApplicationSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/connectorGroup/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Has an application go through a group of connectors. */
        put: operations["setApplicationConnectorGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auditLogs/signIns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists sign-ins, newest first; interactive ones unless the filter asks for others. */
        get: operations["listSignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auditLogs/signIns/{signInId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signInId: components["parameters"]["signInId"];
            };
            cookie?: never;
        };
        /** Reads one sign-in. */
        get: operations["getSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/featureRolloutPolicies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the staged rollout policies of the tenant. */
        get: operations["listFeatureRolloutPolicies"];
        put?: never;
        /** Creates the policy of a feature. */
        post: operations["createFeatureRolloutPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/featureRolloutPolicies/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
            };
            cookie?: never;
        };
        /** Reads one policy. */
        get: operations["getFeatureRolloutPolicy"];
        put?: never;
        post?: never;
        /** Deletes a policy that is turned off. */
        delete: operations["deleteFeatureRolloutPolicy"];
        options?: never;
        head?: never;
        /** Changes a policy, in particular turns it on or off. */
        patch: operations["updateFeatureRolloutPolicy"];
        trace?: never;
    };
    "/policies/featureRolloutPolicies/{policyId}/appliesTo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
            };
            cookie?: never;
        };
        /** Lists the groups that a policy applies to. */
        get: operations["listFeatureRolloutPolicyAppliesTo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/featureRolloutPolicies/{policyId}/appliesTo/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a group to a policy. */
        post: operations["addFeatureRolloutPolicyAppliesTo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/featureRolloutPolicies/{policyId}/appliesTo/{directoryObjectId}/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
                directoryObjectId: components["parameters"]["directoryObjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a group from a policy. */
        delete: operations["removeFeatureRolloutPolicyAppliesTo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/onPremisesSynchronization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the one object that holds the directory synchronization settings. */
        get: operations["listOnPremisesSynchronization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/onPremisesSynchronization/{synchronizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                synchronizationId: components["parameters"]["synchronizationId"];
            };
            cookie?: never;
        };
        /** Reads the directory synchronization settings. */
        get: operations["getOnPremisesSynchronization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes directory synchronization settings; what is not named stays. */
        patch: operations["updateOnPremisesSynchronization"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        directoryAuditCollection: {
            "@odata.context"?: string;
            /** @description How many items there are on all pages. */
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["directoryAudit"][];
        };
        /** @description Who changed what, and when. */
        directoryAudit: {
            "@odata.context"?: string;
            id: string;
            /** Format: date-time */
            activityDateTime: string;
            activityDisplayName: string;
            additionalDetails?: components["schemas"]["keyValue"][];
            category: string;
            correlationId?: string | null;
            initiatedBy: components["schemas"]["auditActivityInitiator"];
            loggedByService?: string | null;
            operationType?: string | null;
            result?: components["schemas"]["operationResult"] | null;
            resultReason?: string | null;
            targetResources?: components["schemas"]["targetResource"][];
        };
        /** @enum {string} */
        operationResult: "success" | "failure" | "timeout" | "unknownFutureValue";
        auditActivityInitiator: {
            app?: components["schemas"]["appIdentity"] | null;
            user?: components["schemas"]["userIdentity"] | null;
        };
        appIdentity: {
            appId?: string | null;
            displayName?: string | null;
            servicePrincipalId?: string | null;
            servicePrincipalName?: string | null;
        };
        userIdentity: {
            id?: string | null;
            displayName?: string | null;
            ipAddress?: string | null;
            userPrincipalName?: string | null;
        };
        targetResource: {
            displayName?: string | null;
            groupType?: components["schemas"]["groupType"] | null;
            id?: string | null;
            modifiedProperties?: components["schemas"]["modifiedProperty"][];
            type?: string | null;
            userPrincipalName?: string | null;
        };
        /** @enum {string} */
        groupType: "unifiedGroups" | "azureAD" | "unknownFutureValue";
        modifiedProperty: {
            displayName?: string | null;
            /** @description JSON text. */
            newValue?: string | null;
            /** @description JSON text. */
            oldValue?: string | null;
        };
        keyValue: {
            key?: string | null;
            value?: string | null;
        };
        errorAnswer: {
            error: {
                /** @description Machine-readable reason. */
                code: string;
                /** @description Text for a person. Programs must not depend on it. */
                message: string;
                /** @description One entry per property at fault. */
                details?: {
                    code: string;
                    message?: string;
                    /** @description Name of the property. */
                    target?: string;
                }[];
                innerError?: {
                    /** @description UTC time in seconds without a zone suffix. */
                    date: string;
                    "request-id": string;
                    "client-request-id": string;
                };
            };
        };
        /** @description Names an object by its address. */
        referenceCreate: {
            /** @description Absolute address of a directory object, for example https://graph.microsoft.com/v1.0/directoryObjects/{id}. */
            "@odata.id": string;
        };
        /** @description A user, group or contact where only its being a directory object matters. */
        directoryObject: {
            "@odata.type"?: string;
            /** @description Identifier (GUID). */
            id: string;
            /**
             * Format: date-time
             * @description When the object was deleted.
             */
            readonly deletedDateTime?: string | null;
        };
        /** @description An organizational contact, synced from on-premises or from Exchange. */
        orgContact: {
            addresses?: components["schemas"]["physicalOfficeAddress"][];
            companyName?: string | null;
            department?: string | null;
            displayName?: string | null;
            givenName?: string | null;
            jobTitle?: string | null;
            mail?: string | null;
            mailNickname?: string | null;
            /** Format: date-time */
            onPremisesLastSyncDateTime?: string | null;
            onPremisesSyncEnabled?: boolean | null;
            phones?: components["schemas"]["phone"][];
            proxyAddresses?: string[];
            surname?: string | null;
        } & WithRequired<components["schemas"]["directoryObject"], "id">;
        physicalOfficeAddress: {
            city?: string | null;
            countryOrRegion?: string | null;
            officeLocation?: string | null;
            postalCode?: string | null;
            state?: string | null;
            street?: string | null;
        };
        phone: {
            language?: string | null;
            number?: string | null;
            region?: string | null;
            type?: components["schemas"]["phoneType"] | null;
        };
        /** @enum {string} */
        phoneType: "home" | "business" | "mobile" | "other" | "assistant" | "homeFax" | "businessFax" | "otherFax" | "pager" | "radio";
        directoryObjectCollection: {
            "@odata.context"?: string;
            /** @description How many items there are on all pages. */
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: (components["schemas"]["user"] | components["schemas"]["group"] | components["schemas"]["orgContact"])[];
        };
        orgContactCollection: {
            "@odata.context"?: string;
            /** @description How many items there are on all pages. */
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["orgContact"][];
        };
        /** @description An account. */
        user: {
            "@odata.context"?: string;
            businessPhones?: string[];
            displayName: string | null;
            givenName?: string | null;
            jobTitle?: string | null;
            mail?: string | null;
            mobilePhone?: string | null;
            officeLocation?: string | null;
            preferredLanguage?: string | null;
            surname?: string | null;
            userPrincipalName: string | null;
            accountEnabled?: boolean | null;
            city?: string | null;
            companyName?: string | null;
            country?: string | null;
            /** Format: date-time */
            readonly createdDateTime?: string | null;
            department?: string | null;
            employeeId?: string | null;
            /** Format: date-time */
            readonly lastPasswordChangeDateTime?: string | null;
            mailNickname?: string | null;
            readonly onPremisesDistinguishedName?: string | null;
            readonly onPremisesDomainName?: string | null;
            onPremisesExtensionAttributes?: components["schemas"]["onPremisesExtensionAttributes"] | null;
            onPremisesImmutableId?: string | null;
            /** Format: date-time */
            readonly onPremisesLastSyncDateTime?: string | null;
            readonly onPremisesProvisioningErrors?: components["schemas"]["onPremisesProvisioningError"][];
            readonly onPremisesSamAccountName?: string | null;
            readonly onPremisesSecurityIdentifier?: string | null;
            readonly onPremisesSyncEnabled?: boolean | null;
            readonly onPremisesUserPrincipalName?: string | null;
            passwordPolicies?: string | null;
            passwordProfile?: components["schemas"]["passwordProfile"] | null;
            postalCode?: string | null;
            readonly proxyAddresses?: string[];
            readonly securityIdentifier?: string | null;
            /** Format: date-time */
            readonly signInSessionsValidFromDateTime?: string | null;
            state?: string | null;
            streetAddress?: string | null;
            usageLocation?: string | null;
            userType?: string | null;
        } & WithRequired<components["schemas"]["directoryObject"], "id">;
        /** @description Fifteen texts for whatever the organization likes; mastered on-premises for a synced user. */
        onPremisesExtensionAttributes: {
            extensionAttribute1?: string | null;
            extensionAttribute2?: string | null;
            extensionAttribute3?: string | null;
            extensionAttribute4?: string | null;
            extensionAttribute5?: string | null;
            extensionAttribute6?: string | null;
            extensionAttribute7?: string | null;
            extensionAttribute8?: string | null;
            extensionAttribute9?: string | null;
            extensionAttribute10?: string | null;
            extensionAttribute11?: string | null;
            extensionAttribute12?: string | null;
            extensionAttribute13?: string | null;
            extensionAttribute14?: string | null;
            extensionAttribute15?: string | null;
        };
        passwordProfile: {
            forceChangePasswordNextSignIn?: boolean | null;
            forceChangePasswordNextSignInWithMfa?: boolean | null;
            /** @description Never read back. */
            password?: Secret;
        };
        userCollection: {
            "@odata.context"?: string;
            /** @description How many items there are on all pages. */
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["user"][];
        };
        userCreate: {
            "@odata.type"?: string;
            accountEnabled: boolean;
            businessPhones?: string[];
            city?: string | null;
            companyName?: string | null;
            country?: string | null;
            department?: string | null;
            /** @description Cannot be cleared. */
            displayName: string;
            employeeId?: string | null;
            givenName?: string | null;
            jobTitle?: string | null;
            mail?: string | null;
            mailNickname: string;
            mobilePhone?: string | null;
            officeLocation?: string | null;
            onPremisesExtensionAttributes?: components["schemas"]["onPremisesExtensionAttributes"];
            onPremisesImmutableId?: string | null;
            passwordPolicies?: string | null;
            passwordProfile?: components["schemas"]["passwordProfile"];
            postalCode?: string | null;
            preferredLanguage?: string | null;
            state?: string | null;
            streetAddress?: string | null;
            surname?: string | null;
            usageLocation?: string | null;
            userPrincipalName: string;
            /** @enum {string|null} */
            userType?: "Member" | "Guest" | null;
        };
        userUpdate: {
            "@odata.type"?: string;
            accountEnabled?: boolean;
            businessPhones?: string[];
            city?: string | null;
            companyName?: string | null;
            country?: string | null;
            department?: string | null;
            /** @description Cannot be cleared. */
            displayName?: string;
            employeeId?: string | null;
            givenName?: string | null;
            jobTitle?: string | null;
            mail?: string | null;
            mailNickname?: string;
            mobilePhone?: string | null;
            officeLocation?: string | null;
            onPremisesExtensionAttributes?: components["schemas"]["onPremisesExtensionAttributes"];
            onPremisesImmutableId?: string | null;
            passwordPolicies?: string | null;
            passwordProfile?: components["schemas"]["passwordProfile"];
            postalCode?: string | null;
            preferredLanguage?: string | null;
            state?: string | null;
            streetAddress?: string | null;
            surname?: string | null;
            usageLocation?: string | null;
            userPrincipalName?: string;
            /** @enum {string|null} */
            userType?: "Member" | "Guest" | null;
        };
        /** @description A security or Microsoft 365 group. */
        group: {
            "@odata.context"?: string;
            classification?: string | null;
            /** Format: date-time */
            readonly createdDateTime?: string | null;
            /**
             * Format: date-time
             * @description Null unless deleted.
             */
            readonly deletedDateTime?: string | null;
            readonly creationOptions?: string[];
            description?: string | null;
            displayName: string | null;
            /** Format: date-time */
            readonly expirationDateTime?: string | null;
            groupTypes: string[];
            isAssignableToRole?: boolean | null;
            readonly mail?: string | null;
            mailEnabled: boolean | null;
            mailNickname?: string | null;
            membershipRule?: string | null;
            membershipRuleProcessingState?: string | null;
            readonly onPremisesDomainName?: string | null;
            /** Format: date-time */
            readonly onPremisesLastSyncDateTime?: string | null;
            readonly onPremisesNetBiosName?: string | null;
            readonly onPremisesProvisioningErrors?: components["schemas"]["onPremisesProvisioningError"][];
            readonly onPremisesSamAccountName?: string | null;
            readonly onPremisesSecurityIdentifier?: string | null;
            readonly onPremisesSyncEnabled?: boolean | null;
            preferredDataLocation?: string | null;
            preferredLanguage?: string | null;
            readonly proxyAddresses?: string[];
            /** Format: date-time */
            readonly renewedDateTime?: string | null;
            resourceBehaviorOptions?: string[];
            resourceProvisioningOptions?: string[];
            securityEnabled: boolean | null;
            readonly securityIdentifier?: string | null;
            theme?: string | null;
            visibility?: string | null;
        } & WithRequired<components["schemas"]["directoryObject"], "id">;
        onPremisesProvisioningError: {
            category?: string | null;
            /** Format: date-time */
            occurredDateTime?: string | null;
            propertyCausingError?: string | null;
            /** @description What the property was to become. */
            value?: string | null;
        };
        groupCollection: {
            "@odata.context"?: string;
            /** @description How many items there are on all pages. */
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["group"][];
        };
        groupCreate: {
            "@odata.type"?: string;
            description?: string | null;
            displayName: string;
            groupTypes?: ("Unified" | "DynamicMembership")[];
            isAssignableToRole?: boolean | null;
            mailEnabled: boolean;
            mailNickname: string;
            membershipRule?: string | null;
            /** @enum {string|null} */
            membershipRuleProcessingState?: "On" | "Paused" | null;
            securityEnabled: boolean;
            /** @enum {string|null} */
            visibility?: "Public" | "Private" | "HiddenMembership" | null;
            "members@odata.bind"?: string[];
            "owners@odata.bind"?: string[];
        };
        groupUpdate: {
            "@odata.type"?: string;
            description?: string | null;
            displayName?: string;
            groupTypes?: ("Unified" | "DynamicMembership")[];
            /** @description Follows from the kind of group; the same value is accepted. */
            mailEnabled?: boolean;
            mailNickname?: string;
            membershipRule?: string | null;
            /** @enum {string|null} */
            membershipRuleProcessingState?: "On" | "Paused" | null;
            securityEnabled?: boolean;
            /** @enum {string|null} */
            visibility?: "Public" | "Private" | "HiddenMembership" | null;
            "members@odata.bind"?: string[];
        };
        /** @description A DNS name that the tenant uses. */
        domain: {
            "@odata.context"?: string;
            /**
             * @description How its users sign in, as asked for.
             * @enum {string}
             */
            authenticationType: "Managed" | "Federated";
            /** @description Null, but in the answer to a verification. */
            readonly availabilityStatus?: string | null;
            /** @description Fully qualified name. */
            readonly id: string;
            /** @description False when Microsoft 365 runs its DNS for the tenant. */
            readonly isAdminManaged: boolean;
            /** @description New users get it. One domain of the tenant has it. */
            isDefault: boolean;
            /** @description The name that the tenant began with. */
            readonly isInitial: boolean;
            /** @description Verified and below no other domain of the tenant. */
            readonly isRoot: boolean;
            readonly isVerified: boolean;
            readonly manufacturer?: string | null;
            readonly model?: string | null;
            /**
             * Format: int32
             * @description 14 days when null.
             */
            passwordNotificationWindowInDays?: number | null;
            /**
             * Format: int32
             * @description 90 days when null; 2147483647 for no end.
             */
            passwordValidityPeriodInDays?: number | null;
            /** @description The domain above it; returned on $expand. */
            rootDomain?: components["schemas"]["domain"] | null;
            /** @description What is on the way for the domain; null when nothing is. */
            readonly state?: components["schemas"]["domainState"] | null;
            supportedServices: string[];
        };
        domainState: {
            /** Format: date-time */
            lastActionDateTime?: string | null;
            /** @description ForceDelete or Verification. */
            operation?: string | null;
            /** @description Scheduled, InProgress or Failed. */
            status?: string | null;
        };
        domainCollection: {
            "@odata.context"?: string;
            /** @description How many items there are on all pages. */
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["domain"][];
        };
        domainCreate: {
            "@odata.type"?: string;
            /** @enum {string} */
            authenticationType?: "Managed" | "Federated";
            /** @description Fully qualified name. */
            id: string;
            isDefault?: boolean;
            supportedServices?: string[];
        };
        domainUpdate: {
            "@odata.type"?: string;
            /** @enum {string} */
            authenticationType?: "Managed" | "Federated";
            /** @description Has an address of its own, and is refused here. */
            federationConfiguration?: {
                [key: string]: unknown;
            }[];
            isDefault?: boolean;
            /** Format: int32 */
            passwordNotificationWindowInDays?: number | null;
            /** Format: int32 */
            passwordValidityPeriodInDays?: number | null;
            supportedServices?: string[];
        };
        domainVerifyRequest: {
            /** @description Whether to take the domain from an unmanaged tenant that has it. */
            forceTakeover?: boolean | null;
        };
        domainForceDeleteRequest: {
            /** @description Whether users that are renamed are disabled. True when absent. */
            disableUserAccounts?: boolean | null;
        };
        /** @description A yes or no on its own. */
        booleanAnswer: {
            "@odata.context"?: string;
            value: boolean;
        };
        /** @description An application, as far as it uses names of domains. */
        application: {
            readonly appId?: string | null;
            displayName: string | null;
            identifierUris: string[];
            signInAudience?: string | null;
        } & WithRequired<components["schemas"]["directoryObject"], "id">;
        domainNameReferenceCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: (components["schemas"]["user"] | components["schemas"]["group"] | components["schemas"]["application"])[];
        };
        /** @description A record for the DNS zone of a domain. */
        domainDnsRecord: {
            readonly id: string;
            /** @description Whether the service works without the record. */
            readonly isOptional: boolean;
            /** @description Name of the record in the zone. */
            readonly label: string;
            /** @description CName, Mx, Srv or Txt. */
            readonly recordType?: string | null;
            /** @description Which service needs it. */
            readonly supportedService: string;
            /**
             * Format: int32
             * @description Seconds.
             */
            readonly ttl: number;
        };
        /** @description Another name for a host. */
        domainDnsCnameRecord: {
            /** @enum {string} */
            "@odata.type"?: "#microsoft.graph.domainDnsCnameRecord";
            readonly canonicalName: string | null;
        } & WithRequired<components["schemas"]["domainDnsRecord"], "id" | "isOptional" | "label" | "supportedService" | "ttl">;
        /** @description Where mail of the domain goes. */
        domainDnsMxRecord: {
            /** @enum {string} */
            "@odata.type"?: "#microsoft.graph.domainDnsMxRecord";
            readonly mailExchange: string;
            /** Format: int32 */
            readonly preference: number | null;
        } & WithRequired<components["schemas"]["domainDnsRecord"], "id" | "isOptional" | "label" | "supportedService" | "ttl">;
        /** @description Where a service of the domain is. */
        domainDnsSrvRecord: {
            /** @enum {string} */
            "@odata.type"?: "#microsoft.graph.domainDnsSrvRecord";
            readonly nameTarget: string | null;
            /** Format: int32 */
            readonly port: number | null;
            /** Format: int32 */
            readonly priority: number | null;
            readonly protocol: string | null;
            readonly service: string | null;
            /** Format: int32 */
            readonly weight: number | null;
        } & WithRequired<components["schemas"]["domainDnsRecord"], "id" | "isOptional" | "label" | "supportedService" | "ttl">;
        /** @description A text; the proof of ownership is one. */
        domainDnsTxtRecord: {
            /** @enum {string} */
            "@odata.type"?: "#microsoft.graph.domainDnsTxtRecord";
            readonly text: string;
        } & WithRequired<components["schemas"]["domainDnsRecord"], "id" | "isOptional" | "label" | "supportedService" | "ttl">;
        /** @description Stands for a record that cannot be told. */
        domainDnsUnavailableRecord: {
            /** @enum {string} */
            "@odata.type"?: "#microsoft.graph.domainDnsUnavailableRecord";
            /** @description Why. */
            readonly description: string | null;
        } & WithRequired<components["schemas"]["domainDnsRecord"], "id" | "isOptional" | "label" | "supportedService" | "ttl">;
        domainDnsRecordCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: (components["schemas"]["domainDnsCnameRecord"] | components["schemas"]["domainDnsMxRecord"] | components["schemas"]["domainDnsSrvRecord"] | components["schemas"]["domainDnsTxtRecord"] | components["schemas"]["domainDnsUnavailableRecord"])[];
        };
        /** @description The trust in the federation server at which a domain's users sign in. */
        internalDomainFederation: {
            "@odata.context"?: string;
            "@odata.type"?: string;
            /** @description Where programs that speak WS-Trust send credentials. */
            activeSignInUri?: string | null;
            defaultInteractiveAuthenticationMethod?: string | null;
            /** @description What users read at sign-in, such as the company's name. */
            displayName?: string | null;
            federatedIdpMfaBehavior?: components["schemas"]["federatedIdpMfaBehavior"] | null;
            /** @description Identifier (GUID). */
            readonly id: string;
            /** @description Whether SAML requests to the server are signed. */
            isSignedAuthenticationRequestRequired?: boolean | null;
            /** @description Name of the server in its tokens; absolute and unique in the tenant. */
            issuerUri?: string | null;
            /** @description Where programs learn what the server offers. */
            metadataExchangeUri?: string | null;
            /** @description The certificate tried when the first fails; base64 without armour. */
            nextSigningCertificate?: string | null;
            openIdConnectDiscoveryEndpoint?: string | null;
            /** @description Where browsers are sent. */
            passiveSignInUri?: string | null;
            passwordChangeUri?: string | null;
            passwordResetUri?: string | null;
            preferredAuthenticationProtocol?: components["schemas"]["authenticationProtocol"] | null;
            promptLoginBehavior?: components["schemas"]["promptLoginBehavior"] | null;
            /** @description Public X.509 certificate of the server's tokens; base64 without armour. */
            signingCertificate?: string | null;
            readonly signingCertificateUpdateStatus?: components["schemas"]["signingCertificateUpdateStatus"] | null;
            /** @description Where browsers are sent to sign out. */
            signOutUri?: string | null;
        };
        internalDomainFederationCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["internalDomainFederation"][];
        };
        /** @description The wire names nothing as required; what a working trust needs is a rule of its own. */
        internalDomainFederationCreate: {
            "@odata.type"?: string;
            activeSignInUri?: string | null;
            defaultInteractiveAuthenticationMethod?: string | null;
            displayName?: string | null;
            federatedIdpMfaBehavior?: components["schemas"]["federatedIdpMfaBehavior"] | null;
            isSignedAuthenticationRequestRequired?: boolean | null;
            issuerUri?: string | null;
            metadataExchangeUri?: string | null;
            nextSigningCertificate?: string | null;
            openIdConnectDiscoveryEndpoint?: string | null;
            passiveSignInUri?: string | null;
            passwordChangeUri?: string | null;
            passwordResetUri?: string | null;
            preferredAuthenticationProtocol?: components["schemas"]["authenticationProtocol"] | null;
            promptLoginBehavior?: components["schemas"]["promptLoginBehavior"] | null;
            signingCertificate?: string | null;
            signOutUri?: string | null;
        };
        internalDomainFederationUpdate: {
            "@odata.type"?: string;
            activeSignInUri?: string | null;
            defaultInteractiveAuthenticationMethod?: string | null;
            displayName?: string | null;
            federatedIdpMfaBehavior?: components["schemas"]["federatedIdpMfaBehavior"] | null;
            isSignedAuthenticationRequestRequired?: boolean | null;
            issuerUri?: string | null;
            metadataExchangeUri?: string | null;
            nextSigningCertificate?: string | null;
            openIdConnectDiscoveryEndpoint?: string | null;
            passiveSignInUri?: string | null;
            passwordChangeUri?: string | null;
            passwordResetUri?: string | null;
            preferredAuthenticationProtocol?: components["schemas"]["authenticationProtocol"] | null;
            promptLoginBehavior?: components["schemas"]["promptLoginBehavior"] | null;
            signingCertificate?: string | null;
            signOutUri?: string | null;
        };
        /**
         * @description What a second factor checked by the federation server counts for.
         * @enum {string}
         */
        federatedIdpMfaBehavior: "acceptIfMfaDoneByFederatedIdp" | "enforceMfaByFederatedIdp" | "rejectMfaByFederatedIdp" | "unknownFutureValue";
        /** @enum {string} */
        authenticationProtocol: "wsFed" | "saml" | "unknownFutureValue";
        /**
         * @description How a program's wish for a fresh sign-in reaches the federation server.
         * @enum {string}
         */
        promptLoginBehavior: "translateToFreshPasswordAuthentication" | "nativeSupport" | "disabled" | "unknownFutureValue";
        /** @description How the last look for a newer certificate in the server's metadata ended. */
        signingCertificateUpdateStatus: {
            certificateUpdateResult?: ("success" | "unknownError" | "internalServerError" | "noValidExistingCertFound" | "noStsAuthUrlFound" | "noFederationProtocolFound" | "noNewCertificateFound" | "couldNotAccessRemoteHost" | "connectionError" | "xmlParsingError" | "badRequest" | "unauthorized" | "forbidden" | "notFound" | "providerError") | null;
            /** Format: date-time */
            lastRunDateTime?: string | null;
        };
        passwordResetRequest: {
            /** @description The service makes one when it is absent. */
            newPassword?: Secret;
        };
        /** @description What a password reset gives back. */
        passwordResetResponse: {
            "@odata.context"?: string;
            /** @description Only where the service made it. Must not be logged. */
            newPassword?: Secret;
        };
        /** @description Something that the service goes on with after its answer. */
        longRunningOperation: {
            "@odata.context"?: string;
            /** Format: date-time */
            readonly createdDateTime?: string | null;
            readonly id: string;
            /** Format: date-time */
            readonly lastActionDateTime?: string | null;
            /** @description Address of what it works on. */
            readonly resourceLocation?: string | null;
            readonly status: components["schemas"]["longRunningOperationStatus"] | null;
            /** @description Why it failed. */
            readonly statusDetail?: string | null;
        };
        /** @enum {string} */
        longRunningOperationStatus: "notStarted" | "running" | "succeeded" | "failed" | "unknownFutureValue";
        /** @enum {string} */
        onPremisesPublishingType: "applicationProxy" | "exchangeOnline" | "authentication" | "provisioning" | "intunePfx" | "oflineDomainJoin" | "unknownFutureValue" | "privateAccess";
        /** @description Everything that is published in one way. Its id is the type. */
        onPremisesPublishingProfile: {
            "@odata.context"?: string;
            readonly id: string;
            hybridAgentUpdaterConfiguration?: components["schemas"]["hybridAgentUpdaterConfiguration"] | null;
            isDefaultAccessEnabled?: boolean | null;
            isEnabled?: boolean | null;
            agents?: components["schemas"]["onPremisesAgent"][];
            agentGroups?: components["schemas"]["onPremisesAgentGroup"][];
            publishedResources?: components["schemas"]["publishedResource"][];
            connectors?: components["schemas"]["connector"][];
            connectorGroups?: components["schemas"]["connectorGroup"][];
        };
        /** @description When agents are updated. The first of these that is set decides: the override, which means at once; the moment until which updates wait; the daily window. Agents read the window in the time zone of their server. */
        hybridAgentUpdaterConfiguration: {
            allowUpdateConfigurationOverride: boolean;
            /** Format: date-time */
            deferUpdateDateTime?: string | null;
            updateWindow?: components["schemas"]["updateWindow"] | null;
        };
        /** @description A time of each day. A body may write hours with one digit, as the documentation does. */
        updateWindow: {
            updateWindowStartTime?: string | null;
            updateWindowEndTime?: string | null;
        };
        hybridAgentUpdaterConfigurationUpdate: {
            "@odata.type"?: string;
            allowUpdateConfigurationOverride?: boolean;
            /** Format: date-time */
            deferUpdateDateTime?: string | null;
            updateWindow?: components["schemas"]["updateWindow"] | null;
        };
        /** @enum {string} */
        agentStatus: "active" | "inactive";
        /** @enum {string} */
        connectorStatus: "active" | "inactive";
        /** @description An agent on a server of the organization. */
        onPremisesAgent: {
            "@odata.context"?: string;
            /** @description Identifier (GUID). */
            readonly id: string;
            /** @description The address that it comes from. */
            readonly externalIp: string;
            /** @description Fully qualified name of the server. */
            readonly machineName: string;
            status: components["schemas"]["agentStatus"];
            readonly supportedPublishingTypes: components["schemas"]["onPremisesPublishingType"][];
            /** @description The groups that it is in; returned on $expand. */
            agentGroups?: components["schemas"]["onPremisesAgentGroup"][];
        };
        /** @description Agents of one type. */
        onPremisesAgentGroup: {
            "@odata.context"?: string;
            /** @description Identifier (GUID). */
            readonly id: string;
            displayName: string;
            /** @description True for one group of each type. */
            readonly isDefault: boolean;
            publishingType: components["schemas"]["onPremisesPublishingType"];
            /** @description Its agents; returned on $expand. */
            agents?: components["schemas"]["onPremisesAgent"][];
            /** @description The resources assigned to it; returned on $expand. */
            publishedResources?: components["schemas"]["publishedResource"][];
        };
        onPremisesAgentGroupCreate: {
            "@odata.type"?: string;
            displayName: string;
        };
        onPremisesAgentGroupUpdate: {
            "@odata.type"?: string;
            displayName?: string;
        };
        /** @description What agents make reachable from the cloud. */
        publishedResource: {
            "@odata.context"?: string;
            /** @description Identifier (GUID). */
            readonly id: string;
            displayName?: string | null;
            publishingType: components["schemas"]["onPremisesPublishingType"];
            resourceName?: string | null;
            /** @description The groups that it is assigned to; returned on $expand. */
            agentGroups?: components["schemas"]["onPremisesAgentGroup"][];
        };
        publishedResourceCreate: {
            "@odata.type"?: string;
            displayName?: string | null;
            resourceName?: string | null;
        };
        publishedResourceUpdate: {
            "@odata.type"?: string;
            displayName?: string | null;
            resourceName?: string | null;
        };
        /** @description A connector of application proxy on a server of the organization. */
        connector: {
            "@odata.context"?: string;
            /** @description Identifier (GUID). */
            readonly id: string;
            readonly externalIp: string;
            readonly machineName: string;
            status: components["schemas"]["connectorStatus"];
            readonly version: string;
        };
        /** @enum {string} */
        connectorGroupType: "applicationProxy";
        /** @enum {string} */
        connectorGroupRegion: "nam" | "eur" | "aus" | "asia" | "ind" | "unknownFutureValue";
        /** @description Connectors that stand in for each other. */
        connectorGroup: {
            "@odata.context"?: string;
            /** @description Identifier (GUID). */
            readonly id: string;
            connectorGroupType: components["schemas"]["connectorGroupType"];
            /** @description True for one group of the tenant. */
            readonly isDefault: boolean;
            name: string;
            /** @description Where its connectors reach the cloud. */
            region?: components["schemas"]["connectorGroupRegion"] | null;
        };
        connectorGroupCreate: {
            "@odata.type"?: string;
            name: string;
            /** @description False; the default group is there from the beginning. */
            isDefault?: boolean;
            region?: components["schemas"]["connectorGroupRegion"];
        };
        connectorGroupUpdate: {
            "@odata.type"?: string;
            name?: string;
            region?: components["schemas"]["connectorGroupRegion"];
        };
        privateAccessSensor: {
            readonly id: string;
        };
        ipApplicationSegment: {
            readonly id: string;
        };
        onPremisesAgentCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["onPremisesAgent"][];
        };
        onPremisesAgentGroupCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["onPremisesAgentGroup"][];
        };
        publishedResourceCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["publishedResource"][];
        };
        connectorCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["connector"][];
        };
        connectorGroupCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["connectorGroup"][];
        };
        applicationCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["application"][];
        };
        privateAccessSensorCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["privateAccessSensor"][];
        };
        ipApplicationSegmentCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["ipApplicationSegment"][];
        };
        signInCollection: {
            "@odata.context"?: string;
            "@odata.nextLink"?: string;
            value: components["schemas"]["signIn"][];
        };
        /** @description One attempt to sign in. */
        signIn: {
            "@odata.context"?: string;
            readonly id: string;
            /** Format: date-time */
            readonly createdDateTime: string;
            userDisplayName?: string | null;
            /** @description In lower case. */
            userPrincipalName?: string | null;
            userId: string;
            /** @description The application that was signed in to. */
            appId?: string | null;
            appDisplayName?: string | null;
            ipAddress?: string | null;
            /** @description How the application spoke. */
            clientAppUsed?: string | null;
            userAgent?: string | null;
            correlationId?: string | null;
            conditionalAccessStatus?: components["schemas"]["conditionalAccessStatus"] | null;
            originalRequestId?: string | null;
            /** @description What the client already had. */
            incomingTokenType?: components["schemas"]["incomingTokenType"] | null;
            isInteractive?: boolean | null;
            homeTenantId?: string | null;
            homeTenantName?: string | null;
            /** @description The federation server, where one issued the token. */
            tokenIssuerName?: string | null;
            /** @description Whether the cloud or a federation server signed the user in. */
            tokenIssuerType?: components["schemas"]["tokenIssuerType"] | null;
            riskLevelAggregated?: components["schemas"]["riskLevel"] | null;
            riskLevelDuringSignIn?: components["schemas"]["riskLevel"] | null;
            riskState?: components["schemas"]["riskState"] | null;
            riskEventTypes_v2?: string[];
            resourceDisplayName?: string | null;
            resourceId?: string | null;
            resourceTenantId?: string | null;
            /** @description Such as Password, PHS or PTA. */
            authenticationMethodsUsed?: string[];
            authenticationRequirement?: string | null;
            /** @description The name that was typed. */
            signInIdentifier?: string | null;
            signInIdentifierType?: components["schemas"]["signInIdentifierType"] | null;
            /** @description Of interactiveUser, nonInteractiveUser, servicePrincipal and managedIdentity. */
            signInEventTypes?: string[];
            servicePrincipalId?: string | null;
            servicePrincipalName?: string | null;
            userType?: components["schemas"]["signInUserType"] | null;
            status?: components["schemas"]["signInStatus"] | null;
            deviceDetail?: components["schemas"]["deviceDetail"] | null;
            location?: components["schemas"]["signInLocation"] | null;
            authenticationDetails?: components["schemas"]["authenticationDetail"][];
            /** @description The agent or the federation server that took part. */
            authenticationProcessingDetails?: components["schemas"]["keyValue"][];
        };
        signInStatus: {
            /**
             * Format: int32
             * @description AADSTS code; 0 for a success.
             */
            errorCode?: number | null;
            failureReason?: string | null;
            additionalDetails?: string | null;
        };
        /** @description One step of a sign-in. */
        authenticationDetail: {
            /** Format: date-time */
            authenticationStepDateTime?: string | null;
            /** @description Such as Password. */
            authenticationMethod?: string | null;
            /** @description Where a password was checked, and whether staged rollout had it checked there. */
            authenticationMethodDetail?: string | null;
            succeeded?: boolean | null;
            authenticationStepResultDetail?: string | null;
            authenticationStepRequirement?: string | null;
        };
        deviceDetail: {
            deviceId?: string | null;
            displayName?: string | null;
            operatingSystem?: string | null;
            browser?: string | null;
            isCompliant?: boolean | null;
            isManaged?: boolean | null;
            trustType?: string | null;
        };
        signInLocation: {
            city?: string | null;
            state?: string | null;
            countryOrRegion?: string | null;
        };
        /** @enum {string} */
        conditionalAccessStatus: "success" | "failure" | "notApplied" | "unknownFutureValue";
        /** @enum {string} */
        tokenIssuerType: "AzureAD" | "ADFederationServices" | "UnknownFutureValue" | "ADFederationServicesMFAAdapter" | "AzureADBackupAuth" | "NPSExtension";
        /** @enum {string} */
        incomingTokenType: "none" | "primaryRefreshToken" | "saml11" | "saml20" | "unknownFutureValue" | "remoteDesktopToken" | "refreshToken";
        /** @enum {string} */
        riskLevel: "low" | "medium" | "high" | "hidden" | "none" | "unknownFutureValue";
        /** @enum {string} */
        riskState: "none" | "confirmedSafe" | "remediated" | "dismissed" | "atRisk" | "confirmedCompromised" | "unknownFutureValue";
        /** @enum {string} */
        signInIdentifierType: "userPrincipalName" | "phoneNumber" | "proxyAddress" | "qrCode" | "onPremisesUserPrincipalName" | "unknownFutureValue";
        /** @enum {string} */
        signInUserType: "member" | "guest" | "unknownFutureValue";
        /**
         * @description What a staged rollout policy turns on. An open enumeration.
         * @enum {string}
         */
        stagedFeatureName: "passthroughAuthentication" | "seamlessSso" | "passwordHashSync" | "emailAsAlternateId" | "unknownFutureValue" | "certificateBasedAuthentication" | "multiFactorAuthentication";
        /** @description Turns one sign-in feature on for the direct members of some groups. */
        featureRolloutPolicy: {
            "@odata.context"?: string;
            /** @description Identifier (GUID). */
            readonly id: string;
            displayName: string;
            description: string | null;
            feature: components["schemas"]["stagedFeatureName"];
            /** @description Whether members sign in with the feature. */
            isEnabled: boolean;
            /** @description Whole-organization rollout; not offered by the service. */
            isAppliedToOrganization: boolean;
            /** @description The groups; returned on $expand. */
            appliesTo?: components["schemas"]["directoryObject"][];
        };
        featureRolloutPolicyCollection: {
            "@odata.context"?: string;
            /** @description How many items there are on all pages. */
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["featureRolloutPolicy"][];
        };
        featureRolloutPolicyCreate: {
            "@odata.type"?: string;
            displayName: string;
            description?: string | null;
            feature: components["schemas"]["stagedFeatureName"];
            isEnabled: boolean;
            isAppliedToOrganization?: boolean;
        };
        featureRolloutPolicyUpdate: {
            "@odata.type"?: string;
            displayName?: string;
            description?: string | null;
            /** @description Cannot change; the same value is accepted. */
            feature?: components["schemas"]["stagedFeatureName"];
            isEnabled?: boolean;
            isAppliedToOrganization?: boolean;
        };
        onPremisesDirectorySynchronizationCollection: {
            "@odata.context"?: string;
            value: components["schemas"]["onPremisesDirectorySynchronization"][];
        };
        /** @description Settings of synchronization from on-premises. Its id is the tenant's. */
        onPremisesDirectorySynchronization: {
            "@odata.context"?: string;
            readonly id: string;
            configuration: components["schemas"]["onPremisesDirectorySynchronizationConfiguration"] | null;
            features: components["schemas"]["onPremisesDirectorySynchronizationFeature"];
        };
        onPremisesDirectorySynchronizationUpdate: {
            "@odata.type"?: string;
            configuration?: components["schemas"]["onPremisesDirectorySynchronizationConfiguration"];
            features?: components["schemas"]["onPremisesDirectorySynchronizationFeature"];
        };
        onPremisesDirectorySynchronizationConfiguration: {
            accidentalDeletionPrevention?: components["schemas"]["onPremisesAccidentalDeletionPrevention"] | null;
        };
        onPremisesAccidentalDeletionPrevention: {
            /** Format: int32 */
            alertThreshold?: number | null;
            synchronizationPreventionType?: components["schemas"]["onPremisesDirectorySynchronizationDeletionPreventionType"] | null;
        };
        /** @enum {string} */
        onPremisesDirectorySynchronizationDeletionPreventionType: "disabled" | "enabledForCount" | "enabledForPercentage" | "unknownFutureValue";
        onPremisesDirectorySynchronizationFeature: {
            allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled?: boolean | null;
            blockCloudObjectTakeoverThroughHardMatchEnabled?: boolean | null;
            blockSoftMatchEnabled?: boolean | null;
            bypassDirSyncOverridesEnabled?: boolean | null;
            cloudPasswordPolicyForPasswordSyncedUsersEnabled?: boolean | null;
            concurrentCredentialUpdateEnabled?: boolean | null;
            concurrentOrgIdProvisioningEnabled?: boolean | null;
            deviceWritebackEnabled?: boolean | null;
            directoryExtensionsEnabled?: boolean | null;
            fopeConflictResolutionEnabled?: boolean | null;
            groupWriteBackEnabled?: boolean | null;
            passwordSyncEnabled?: boolean | null;
            passwordWritebackEnabled?: boolean | null;
            quarantineUponProxyAddressesConflictEnabled?: boolean | null;
            quarantineUponUpnConflictEnabled?: boolean | null;
            softMatchOnUpnEnabled?: boolean | null;
            synchronizeUpnForManagedUsersEnabled?: boolean | null;
            unifiedGroupWritebackEnabled?: boolean | null;
            userForcePasswordChangeOnLogonEnabled?: boolean | null;
            userWritebackEnabled?: boolean | null;
        };
    };
    responses: {
        /** @description What was refused, and why. */
        error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["errorAnswer"];
            };
        };
    };
    parameters: {
        auditId: string;
        /** @description Properties to return. */
        select: string;
        /** @description One relationship to include. */
        expand: string;
        /** @description Condition that items have to meet. */
        filter: string;
        /** @description Items per page. */
        top: number;
        /** @description Where the next page starts. Comes from a next link. */
        skiptoken: string;
        /** @description Asks for the number of items. Has no effect without the header for advanced queries. */
        count: boolean;
        /** @description Order of the items. */
        orderby: string;
        /** @description Id or user principal name. */
        userId: string;
        groupId: string;
        memberId: string;
        contactId: string;
        /** @description Fully qualified name. */
        domainId: string;
        federationId: string;
        methodId: string;
        operationId: string;
        /** @description Of what kind. */
        publishingType: string;
        agentId: string;
        agentGroupId: string;
        publishedResourceId: string;
        connectorId: string;
        connectorGroupId: string;
        applicationId: string;
        signInId: string;
        policyId: string;
        directoryObjectId: string;
        synchronizationId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listDirectoryAudits: {
        parameters: {
            query?: {
                /** @description Condition that items have to meet. */
                $filter?: components["parameters"]["filter"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
                /** @description Order of the items. */
                $orderby?: components["parameters"]["orderby"];
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["directoryAuditCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getDirectoryAudit: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                auditId: components["parameters"]["auditId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["directoryAudit"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Condition that items have to meet. */
                $filter?: components["parameters"]["filter"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
                /** @description Asks for the number of items. Has no effect without the header for advanced queries. */
                $count?: components["parameters"]["count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["userCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["userCreate"];
            };
        };
        responses: {
            /** @description The user made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getUser: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                /** @description Id or user principal name. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or user principal name. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or user principal name. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["userUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Condition that items have to meet. */
                $filter?: components["parameters"]["filter"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
                /** @description Asks for the number of items. Has no effect without the header for advanced queries. */
                $count?: components["parameters"]["count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["groupCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["groupCreate"];
            };
        };
        responses: {
            /** @description The group made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["group"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getGroup: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["group"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    updateGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["groupUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listGroupMembers: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
                /** @description Asks for the number of items. Has no effect without the header for advanced queries. */
                $count?: components["parameters"]["count"];
            };
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["directoryObjectCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    addGroupMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["referenceCreate"];
            };
        };
        responses: {
            /** @description Added. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    removeGroupMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: components["parameters"]["groupId"];
                memberId: components["parameters"]["memberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Condition that items have to meet. */
                $filter?: components["parameters"]["filter"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
                /** @description Asks for the number of items. Has no effect without the header for advanced queries. */
                $count?: components["parameters"]["count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["orgContactCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getContact: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                contactId: components["parameters"]["contactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["orgContact"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getDirectoryObject: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                directoryObjectId: components["parameters"]["directoryObjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user"] | components["schemas"]["group"] | components["schemas"]["orgContact"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listDomains: {
        parameters: {
            query?: {
                /** @description Condition that items have to meet. */
                $filter?: components["parameters"]["filter"];
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domains. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["domainCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    createDomain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["domainCreate"];
            };
        };
        responses: {
            /** @description The domain added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["domain"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getDomain: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
            };
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["domain"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    deleteDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    updateDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["domainUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    verifyDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["domainVerifyRequest"];
            };
        };
        responses: {
            /** @description The domain verified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["domain"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    promoteDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it is a root now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["booleanAnswer"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    forceDeleteDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["domainForceDeleteRequest"];
            };
        };
        responses: {
            /** @description Scheduled. The answer has no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Scheduled. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    getRootDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The root. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["domain"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listDomainNameReferences: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["domainNameReferenceCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listDomainNameReferenceUsers: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["userCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listDomainNameReferenceGroups: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["groupCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listVerificationDnsRecords: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["domainDnsRecordCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listServiceConfigurationRecords: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["domainDnsRecordCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listFederationConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["internalDomainFederationCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    createFederationConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["internalDomainFederationCreate"];
            };
        };
        responses: {
            /** @description The configuration made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["internalDomainFederation"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getFederationConfiguration: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
                federationId: components["parameters"]["federationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["internalDomainFederation"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    deleteFederationConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
                federationId: components["parameters"]["federationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    updateFederationConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Fully qualified name. */
                domainId: components["parameters"]["domainId"];
                federationId: components["parameters"]["federationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["internalDomainFederationUpdate"];
            };
        };
        responses: {
            /** @description Changed. Older pages also show 200 with the configuration. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    resetUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or user principal name. */
                userId: components["parameters"]["userId"];
                methodId: components["parameters"]["methodId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["passwordResetRequest"];
            };
        };
        responses: {
            /** @description Begun. A password that the service made is in the answer, once, and nowhere else. */
            202: {
                headers: {
                    /** @description Where the progress can be read. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["passwordResetResponse"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getPasswordOperation: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                /** @description Id or user principal name. */
                userId: components["parameters"]["userId"];
                operationId: components["parameters"]["operationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["longRunningOperation"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getOnPremisesPublishingProfile: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onPremisesPublishingProfile"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    updateHybridAgentUpdaterConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["hybridAgentUpdaterConfigurationUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listOnPremisesAgents: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of agents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onPremisesAgentCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getOnPremisesAgent: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentId: components["parameters"]["agentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onPremisesAgent"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    addOnPremisesAgentAgentGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentId: components["parameters"]["agentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["referenceCreate"];
            };
        };
        responses: {
            /** @description Added. The text of the page says 201 with the group. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    removeOnPremisesAgentAgentGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentId: components["parameters"]["agentId"];
                agentGroupId: components["parameters"]["agentGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listOnPremisesAgentGroups: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onPremisesAgentGroupCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    createOnPremisesAgentGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["onPremisesAgentGroupCreate"];
            };
        };
        responses: {
            /** @description The group made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onPremisesAgentGroup"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getOnPremisesAgentGroup: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentGroupId: components["parameters"]["agentGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onPremisesAgentGroup"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    deleteOnPremisesAgentGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentGroupId: components["parameters"]["agentGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    updateOnPremisesAgentGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                agentGroupId: components["parameters"]["agentGroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["onPremisesAgentGroupUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listPublishedResources: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of resources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["publishedResourceCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    createPublishedResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["publishedResourceCreate"];
            };
        };
        responses: {
            /** @description The resource made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["publishedResource"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getPublishedResource: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                publishedResourceId: components["parameters"]["publishedResourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["publishedResource"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    deletePublishedResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                publishedResourceId: components["parameters"]["publishedResourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    updatePublishedResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                publishedResourceId: components["parameters"]["publishedResourceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["publishedResourceUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    addPublishedResourceAgentGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                publishedResourceId: components["parameters"]["publishedResourceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["referenceCreate"];
            };
        };
        responses: {
            /** @description Assigned. The text of the page says 201 with the resource. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    removePublishedResourceAgentGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                publishedResourceId: components["parameters"]["publishedResourceId"];
                agentGroupId: components["parameters"]["agentGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listConnectors: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of connectors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connectorCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getConnector: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorId: components["parameters"]["connectorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connector. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connector"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listConnectorMemberOf: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorId: components["parameters"]["connectorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connectorGroupCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    addConnectorMemberOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorId: components["parameters"]["connectorId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["referenceCreate"];
            };
        };
        responses: {
            /** @description The group. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connectorGroup"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listConnectorGroups: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connectorGroupCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    createConnectorGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["connectorGroupCreate"];
            };
        };
        responses: {
            /** @description The group made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connectorGroup"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getConnectorGroup: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connectorGroup"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    deleteConnectorGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    updateConnectorGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["connectorGroupUpdate"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connectorGroup"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listConnectorGroupMembers: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of connectors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connectorCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    addConnectorGroupMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["referenceCreate"];
            };
        };
        responses: {
            /** @description Moved. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listConnectorGroupApplications: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
                connectorGroupId: components["parameters"]["connectorGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of applications. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["applicationCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listPrivateAccessSensors: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sensors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["privateAccessSensorCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listApplicationSegments: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                /** @description Of what kind. */
                publishingType: components["parameters"]["publishingType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The segments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ipApplicationSegmentCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    setApplicationConnectorGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["referenceCreate"];
            };
        };
        responses: {
            /** @description Set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listSignIns: {
        parameters: {
            query?: {
                /** @description Condition that items have to meet. */
                $filter?: components["parameters"]["filter"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
                /** @description Order of the items. */
                $orderby?: components["parameters"]["orderby"];
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sign-ins. It may be short, and even empty, and yet not be the last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["signInCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getSignIn: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                signInId: components["parameters"]["signInId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sign-in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["signIn"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    listFeatureRolloutPolicies: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
                /** @description Condition that items have to meet. */
                $filter?: components["parameters"]["filter"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
                /** @description Asks for the number of items. Has no effect without the header for advanced queries. */
                $count?: components["parameters"]["count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["featureRolloutPolicyCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    createFeatureRolloutPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["featureRolloutPolicyCreate"];
            };
        };
        responses: {
            /** @description The policy made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["featureRolloutPolicy"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getFeatureRolloutPolicy: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description One relationship to include. */
                $expand?: components["parameters"]["expand"];
            };
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["featureRolloutPolicy"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    deleteFeatureRolloutPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    updateFeatureRolloutPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["featureRolloutPolicyUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listFeatureRolloutPolicyAppliesTo: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
                /** @description Items per page. */
                $top?: components["parameters"]["top"];
                /** @description Where the next page starts. Comes from a next link. */
                $skiptoken?: components["parameters"]["skiptoken"];
            };
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["directoryObjectCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    addFeatureRolloutPolicyAppliesTo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["referenceCreate"];
            };
        };
        responses: {
            /** @description Added. The documentation also shows 201 with a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    removeFeatureRolloutPolicyAppliesTo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: components["parameters"]["policyId"];
                directoryObjectId: components["parameters"]["directoryObjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
    listOnPremisesSynchronization: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onPremisesDirectorySynchronizationCollection"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    getOnPremisesSynchronization: {
        parameters: {
            query?: {
                /** @description Properties to return. */
                $select?: components["parameters"]["select"];
            };
            header?: never;
            path: {
                synchronizationId: components["parameters"]["synchronizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onPremisesDirectorySynchronization"];
                };
            };
            default: components["responses"]["error"];
        };
    };
    updateOnPremisesSynchronization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                synchronizationId: components["parameters"]["synchronizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["onPremisesDirectorySynchronizationUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["error"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
