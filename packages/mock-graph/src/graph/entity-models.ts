import { entities } from '@cutover/contract/entities';
import type { EntityModel, PropertyModel } from './odata/model.ts';
import type { Version } from './route-tree.ts';

/** An enumeration as a version has it: all members, and those that only some clients are shown (SR-02). */
export interface EnumerationModel {
  readonly members?: readonly string[];
  readonly hiddenMembers?: readonly string[];
}

export type WireModel = EntityModel & {
  readonly properties: Readonly<Record<string, PropertyModel & EnumerationModel>>;
};

export function entityModel(version: Version, name: string): WireModel | undefined {
  const models: Readonly<Record<string, WireModel>> = entities[version];
  return models[name];
}

export function requireEntityModel(version: Version, name: string): WireModel {
  const model = entityModel(version, name);
  if (!model) throw new Error(`The description has no entity '${name}' in ${version}.`);
  return model;
}
