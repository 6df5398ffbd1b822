import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.ts';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files?: readonly string[];
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** What we publish: folders under `packages`, in the order in which they are built. */
export const published = ['sdk', 'mock-graph', 'conformance'] as const;

/** Entries that are ESM only, as the peers that they are for. */
export const esmOnly: Readonly<Record<string, readonly string[]>> = { 'mock-graph': ['./msw', './vitest'] };

export const folderOf = (name: string): string => join(root, 'packages', name);

export const manifestOf = (name: string): Manifest =>
  JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as Manifest;

/** Whether a package has been built, well or not. */
export const isBuilt = (name: string): boolean => existsSync(join(folderOf(name), 'dist', 'index.js'));

/** Files below a folder, as paths from there; empty when there is no such folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** All files that a manifest names in `exports` and `bin`. */
export function namedFiles(manifest: Manifest): string[] {
  const found = new Set<string>(Object.values(manifest.bin ?? {}));
  const visit = (value: unknown, condition: string): void => {
    if (condition === 'cutover-source') return;
    if (typeof value === 'string') found.add(value);
    else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) visit(inner, key);
  };
  visit(manifest.exports, '');
  return [...found];
}
