import { defineConfig } from 'vitest/config';

const conditions = ['cutover-source'];
const project = (name: string, include: string[], timeout = 20_000) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name, include, testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  test: {
    projects: [
      project('contract', ['packages/contract/test/**/*.test.ts']),
      project('sdk', ['packages/sdk/test/**/*.test.ts']),
      project('mock-graph', ['packages/mock-graph/test/**/*.test.ts'], 60_000),
      project('conformance', ['packages/conformance/test/**/*.test.ts'], 60_000),
    ],
  },
});
