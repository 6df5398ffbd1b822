/**
 * The import rule of the design: ways in → mock → surfaces and gate → tenant; packages keep to themselves.
 * `scripts/check-imports.ts` proves on small fixtures that each rule bites.
 */
const mock = '^packages/mock-graph/src';
const sdk = '^packages/sdk/src';
const waysIn = `${mock}/(express|msw|vitest|cli)(/|\\.ts$)`;
const contract = '^packages/contract/';
/** Small values without a layer of their own. */
const leaves = `${mock}/(clock|duration|message)\\.ts$`;

/** @type {import('dependency-cruiser').IConfiguration['forbidden']} */
const forbidden = [
  {
    name: 'no-circular',
    comment: 'A cycle means that two files are one, or that one of them holds something that belongs elsewhere.',
    severity: 'error',
    from: {},
    // The SDK loads its rarer half on demand; that half is made from the core. The one file that does so is the only exception.
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'], pathNot: `${sdk}/transport/on-demand\\.ts$` } },
  },
  {
    name: 'no-unresolvable',
    comment: 'Every import must be found; otherwise the rules below cannot see where it leads.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'packages-by-name',
    comment:
      'Another package is imported by its name and a declared entry, never by a path into its folder. The scripts of the contract try the mock, on which it cannot depend.',
    severity: 'error',
    from: { path: '^(packages/[^/]+|bench|rehearsal|scripts|docs)/', pathNot: '^packages/contract/scripts/example' },
    to: { path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'tests-stay-outside',
    comment: 'What is published does not import tests, scripts or benchmarks.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/' },
    to: { path: '(^|/)(test|scripts|bench)/' },
  },
  {
    name: 'sdk-knows-no-mock',
    comment: 'Conformance depends on sdk and mock-graph, never the reverse; these two do not know each other.',
    severity: 'error',
    from: { path: sdk },
    to: { path: '^packages/(mock-graph|conformance)/' },
  },
  {
    name: 'mock-knows-no-sdk',
    comment: 'Conformance depends on sdk and mock-graph, never the reverse; these two do not know each other.',
    severity: 'error',
    from: { path: mock },
    to: { path: '^packages/(sdk|conformance)/' },
  },
  {
    name: 'rules-import-nothing',
    comment: 'The tenant takes these rules as they are.',
    severity: 'error',
    from: { path: `${contract}src/rules\\.ts$` },
    to: { path: '.' },
  },
  {
    name: 'contract-stands-alone',
    comment: 'The contract is what all others are made from.',
    severity: 'error',
    from: { path: `${contract}(src|generated)/` },
    to: { path: '^packages/(sdk|mock-graph|conformance)/' },
  },
  {
    name: 'sdk-runs-anywhere',
    comment: 'The SDK runs in browsers and workers: no built-in modules of Node but in the entry for it.',
    severity: 'error',
    from: { path: sdk, pathNot: `${sdk}/node\\.ts$` },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'sdk-has-no-dependencies',
    comment: 'The SDK has no runtime dependencies; zod is bundled into `./validate` alone.',
    severity: 'error',
    from: { path: sdk, pathNot: `${sdk}/validate\\.ts$` },
    to: { path: 'node_modules', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'tenant-is-pure',
    comment: 'The tenant imports nothing outside its folder: sorted-btree and types of the contract aside.',
    severity: 'error',
    from: { path: `${mock}/tenant/` },
    to: { pathNot: [`${mock}/tenant/`, 'node_modules/sorted-btree/', contract] },
  },
  {
    name: 'tenant-takes-types-of-contract',
    comment:
      'The tenant takes types from the contract, and the rules that are pure and import nothing; no other values.',
    severity: 'error',
    from: { path: `${mock}/tenant/` },
    to: { path: contract, pathNot: `${contract}src/rules\\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'journal-knows-commands-not-tenants',
    comment: 'The journal keeps commands and states as values: types of the tenant only.',
    severity: 'error',
    from: { path: `${mock}/journal/` },
    to: { path: mock, pathNot: [`${mock}/journal/`, `${mock}/tenant/`, leaves] },
  },
  {
    name: 'journal-takes-types-of-tenant',
    comment: 'The journal keeps commands and states as values: types of the tenant only.',
    severity: 'error',
    from: { path: `${mock}/journal/` },
    to: { path: `${mock}/tenant/`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'gate-is-below-surfaces',
    comment: 'The gate decides before a service works: it knows tenants, not services.',
    severity: 'error',
    from: { path: `${mock}/gate/` },
    to: { path: mock, pathNot: [`${mock}/(gate|tenant)/`, leaves] },
  },
  {
    name: 'surfaces-are-below-mock',
    comment: 'Surfaces are put together by mock.ts and know it at most by type.',
    severity: 'error',
    from: { path: `${mock}/(graph|login|control|gate|journal|tenant)/` },
    to: { path: `${mock}/mock\\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'graph-is-below-mock-tenant',
    comment: 'The Graph protocol works over the interface that it declares, not over MockTenant.',
    severity: 'error',
    from: { path: `${mock}/graph/` },
    to: { path: `${mock}/(mock-tenant\\.ts$|login/|control/)` },
  },
  {
    name: 'odata-stands-alone',
    comment: 'The query language knows no tenant and no routes.',
    severity: 'error',
    from: { path: `${mock}/graph/odata/` },
    to: { path: mock, pathNot: `${mock}/graph/odata/` },
  },
  {
    name: 'leaves-import-nothing',
    comment: 'clock, duration and message are used by all layers and use none.',
    severity: 'error',
    from: { path: leaves },
    to: { path: mock, pathNot: leaves },
  },
  {
    name: 'nothing-imports-a-way-in',
    comment: 'Ways in are at the top; only the command line uses another (express).',
    severity: 'error',
    from: { path: mock, pathNot: waysIn },
    to: { path: waysIn },
  },
  {
    name: 'express-in-its-ways-in',
    comment: 'express is used by express.ts and by the command line only.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: `${mock}/(express|cli)(/|\\.ts$)` },
    to: { path: 'node_modules/(@types/)?express/' },
  },
  {
    name: 'msw-in-its-way-in',
    comment: 'msw is an optional peer, reached through its own entry only.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: `${mock}/msw\\.ts$` },
    to: { path: 'node_modules/(@types/)?msw/' },
  },
  {
    name: 'vitest-in-its-way-in',
    comment: 'vitest is an optional peer, reached through its own entry only.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: `${mock}/vitest\\.ts$` },
    to: { path: 'node_modules/(@types/)?vitest/' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['cutover-source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.d.ts', '.json'],
      // Packages of types alone have no `main`.
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
