import { entities } from '@cutover/contract/entities';
import type { EntityModel, PropertyModel } from './odata/model.ts';
import type { Version } from './route-tree.ts';

/** A model with what the protocol needs beside OData: enumeration members that only some clients are shown (SR-02). */
export type WireModel = EntityModel & {
  readonly properties: Readonly<Record<string, PropertyModel & { readonly hiddenMembers?: readonly string[] }>>;
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
