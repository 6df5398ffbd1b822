import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/cutover.ts', 'src/validate.ts', 'src/testing.ts', 'src/node.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  clean: true,
  // Runtimes other than Node know its modules by this prefix only.
  removeNodeProtocol: false,
  external: [/^node:/],
  // The contract is private, and zod is used by one entry only: both become part of the package.
  noExternal: ['@cutover/contract', 'zod'],
  // By path, the contract's types count as ours and are written into the declarations; by package they would be imported.
  dts: {
    compilerOptions: {
      paths: {
        '@cutover/contract/types': ['../contract/src/types.ts'],
        '@cutover/contract/findings': ['../contract/src/findings.ts'],
      },
      stripInternal: true,
    },
  },
});
