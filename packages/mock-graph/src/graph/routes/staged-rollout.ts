import { directoryObject } from '../../tenant/membership.ts';
import { groupsOfPolicy, requirePolicy } from '../../tenant/staged-rollout.ts';
import type { View } from '../../tenant/state.ts';
import type { Rows, Shown } from '../rows.ts';
import { created, write } from '../rows.ts';
import { shownObject, tableList } from './lists.ts';

const groups = function* (view: View, policyId: string): Iterable<Shown> {
  for (const id of groupsOfPolicy(view, policyId)) {
    const object = directoryObject(view, id);
    if (object) yield shownObject(object);
  }
};
const expand = { appliesTo: (view: View, item: object) => groups(view, (item as { id: string }).id) };

export const stagedRolloutRows = {
  listFeatureRolloutPolicies: {
    kind: 'list',
    list: ({ view }) => tableList(view.tables.policies, 'featureRolloutPolicy'),
    expand,
  },
  createFeatureRolloutPolicy: write('createFeatureRolloutPolicy', { answer: created('featureRolloutPolicy') }),
  getFeatureRolloutPolicy: {
    kind: 'entity',
    read: ({ view, parameters }) => ({
      entity: 'featureRolloutPolicy',
      item: requirePolicy(view, parameters['policyId'] ?? ''),
    }),
    expand,
  },
  updateFeatureRolloutPolicy: write('updateFeatureRolloutPolicy'),
  deleteFeatureRolloutPolicy: write('deleteFeatureRolloutPolicy'),
  listFeatureRolloutPolicyAppliesTo: {
    kind: 'list',
    set: 'directoryObjects',
    typed: true,
    list: ({ view, parameters }) => {
      const { id } = requirePolicy(view, parameters['policyId'] ?? '');
      return {
        *after(position) {
          for (const shown of groups(view, id)) {
            const { id: groupId } = shown.item as { id: string };
            if (position === undefined || groupId > position) yield { ...shown, position: groupId };
          }
        },
      };
    },
  },
  addFeatureRolloutPolicyAppliesTo: write('addFeatureRolloutPolicyAppliesTo', {
    input: ({ parameters, body, reference }) => ({
      policyId: parameters['policyId'] ?? '',
      directoryObjectId: reference(body['@odata.id']),
    }),
  }),
  removeFeatureRolloutPolicyAppliesTo: write('removeFeatureRolloutPolicyAppliesTo', {
    input: ({ parameters }) => ({
      policyId: parameters['policyId'] ?? '',
      directoryObjectId: parameters['directoryObjectId'] ?? '',
    }),
  }),
} satisfies Partial<Rows>;
