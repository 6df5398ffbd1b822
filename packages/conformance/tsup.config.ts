import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  target: 'es2022',
  platform: 'node',
  // The contract is private and zod is used by the ledger only: both are part of the package.
  noExternal: ['@cutover/contract', 'zod'],
};

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    shims: true,
    dts: { resolve: ['@cutover/contract'] },
  },
  // The shebang is that of src/cli.ts.
  { ...shared, entry: { cli: 'src/cli.ts' }, format: ['esm'] },
]);
