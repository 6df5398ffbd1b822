import type { EntityModel, FilterOperator, PropertyModel } from '../../../src/graph/odata/model.ts';
import type { Served } from '../../../src/graph/odata/validate.ts';

const TEXT: PropertyModel = { type: 'string', filter: ['eq', 'ge', 'le', 'startsWith', 'in', 'ne', 'endsWith'] };

export const USER: EntityModel = {
  name: 'user',
  properties: {
    id: { type: 'string', filter: ['eq', 'in'] },
    displayName: TEXT,
    userPrincipalName: TEXT,
    jobTitle: { type: 'string' },
    businessPhones: { type: 'collection', items: { type: 'string' } },
    accountEnabled: { type: 'boolean', filter: ['eq', 'in'], default: false },
    employeeNumber: { type: 'integer', filter: ['eq', 'ge', 'le'], default: false },
    createdDateTime: { type: 'dateTime', filter: ['eq', 'ge', 'le'], default: false },
    passwordProfile: {
      type: 'complex',
      default: false,
      properties: { forceChangePasswordNextSignIn: { type: 'boolean' } },
    },
    assignedLicenses: {
      type: 'collection',
      default: false,
      filter: ['any'],
      items: { type: 'complex', properties: { skuId: { type: 'guid', filter: ['eq'] } } },
    },
  },
  navigation: { memberOf: { entity: 'directoryObject', expand: true }, owners: { entity: 'directoryObject' } },
};

export const GROUP: EntityModel = {
  name: 'microsoft.graph.group',
  properties: {
    id: { type: 'string', filter: ['eq'] },
    displayName: TEXT,
    groupTypes: { type: 'collection', filter: ['any'], items: { type: 'string', filter: ['eq', 'startsWith'] } },
  },
};

const RESOURCE: PropertyModel = {
  type: 'complex',
  properties: { id: TEXT, displayName: TEXT, userPrincipalName: TEXT },
};
export const AUDIT: EntityModel = {
  name: 'directoryAudit',
  properties: {
    id: TEXT,
    activityDateTime: { type: 'dateTime', filter: ['eq', 'ge', 'le'] },
    activityDisplayName: TEXT,
    initiatedBy: { type: 'complex', properties: { user: { type: 'complex', properties: { id: TEXT } } } },
    targetResources: { type: 'collection', filter: ['any'], items: RESOURCE },
  },
};

/** Every operator there is, for what is served later. */
export const ALL_OPERATORS: readonly FilterOperator[] = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'in',
  'startsWith',
  'endsWith',
  'contains',
  'not',
  'any',
];
export const EVERYTHING: Served = { operators: new Set(ALL_OPERATORS), lambdas: 'many', nullLiteral: true };

const all = (property: PropertyModel): PropertyModel => ({ ...property, filter: ALL_OPERATORS });
/** An entity with a property of each type, each of which declares every operator. */
export const THING: EntityModel = {
  name: 'thing',
  properties: {
    name: all({ type: 'string' }),
    flag: all({ type: 'boolean' }),
    size: all({ type: 'integer' }),
    made: all({ type: 'dateTime' }),
    key: all({ type: 'guid' }),
    owner: { type: 'complex', properties: { name: all({ type: 'string' }) } },
    tags: all({ type: 'collection', items: all({ type: 'string' }) }),
    parts: all({
      type: 'collection',
      items: {
        type: 'complex',
        properties: {
          name: all({ type: 'string' }),
          tags: all({ type: 'collection', items: all({ type: 'string' }) }),
        },
      },
    }),
  },
};
