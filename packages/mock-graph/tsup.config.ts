import { writeFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  target: 'node20',
  platform: 'node',
  splitting: true,
  // Two builds write to one folder; `scripts/build.ts` empties it.
  clean: false,
  // The contract is private, and of zod little is used: both become part of the package.
  noExternal: ['@cutover/contract', 'zod'],
  // By path, the contract's types count as ours and are written into the declarations; by package they would be imported.
  dts: {
    compilerOptions: {
      paths: {
        '@cutover/contract/types': ['../contract/src/types.ts'],
        '@cutover/contract/operation': ['../contract/src/operation.ts'],
        '@cutover/contract/operations': ['../contract/generated/operations.ts'],
      },
      stripInternal: true,
    },
  },
};

export default defineConfig([
  {
    ...shared,
    // All in one build: what they share is there once, as code and as type.
    entry: ['src/index.ts', 'src/express.ts', 'src/msw.ts', 'src/vitest.ts', 'src/cli.ts'],
    format: ['esm'],
    onSuccess: async () => {
      const { tenantFileJsonSchema } = (await import(`${import.meta.dirname}/dist/index.js`)) as {
        tenantFileJsonSchema: () => object;
      };
      await writeFile('dist/tenant-file.schema.json', `${JSON.stringify(tenantFileJsonSchema(), undefined, 2)}\n`);
    },
  },
  { ...shared, entry: ['src/index.ts', 'src/express.ts'], format: ['cjs'] },
]);
