import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import local from './tools/eslint/rules.mjs';

const CDKTF = ['cdktf', 'constructs', '@cdktf/*'];
const BARRELS = ['@cdktf/provider-aws', '@cdktf/provider-helm', '@cdktf/provider-kubernetes'].map((name) => ({
  name,
  message: `the barrel costs seconds and half a gigabyte: import the leaf, '${name}/lib/<resource>'`,
}));

const outside = (name) => ({ name, message: 'constructs and models touch nothing outside their arguments' });

/** Which project may know which: docs/architecture.md, "Boundaries". */
const boundaries = (testing) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    banTransitiveDependencies: false,
    allow: [],
    // What only some environments use is loaded when it is used; tests may import it as they like.
    checkDynamicDependenciesExceptions: ['.*'],
    depConstraints: [
      { sourceTag: 'type:model', onlyDependOnLibsWithTags: ['type:model'], bannedExternalImports: CDKTF },
      { sourceTag: 'type:config', onlyDependOnLibsWithTags: ['type:model'], bannedExternalImports: CDKTF },
      {
        sourceTag: 'type:construct',
        onlyDependOnLibsWithTags: ['type:construct', 'type:model', ...testing],
        bannedExternalImports: ['cdktf-cli'],
      },
      { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:model'], bannedExternalImports: ['@cdktf/*'] },
      {
        sourceTag: 'type:tool',
        onlyDependOnLibsWithTags: ['type:tool', 'type:model', ...testing],
        bannedExternalImports: CDKTF,
      },
      {
        sourceTag: 'type:cli',
        onlyDependOnLibsWithTags: ['type:tool', 'type:model', 'type:config', ...testing],
        bannedExternalImports: CDKTF,
      },
      {
        sourceTag: 'type:stack',
        onlyDependOnLibsWithTags: [
          'type:stack',
          'type:construct',
          'type:model',
          'type:config',
          'use:stack',
          ...testing,
        ],
      },
      { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['*'] },
    ],
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/cdktf.out/**',
      '**/node_modules/**',
      '.nx/**',
      'tmp/**',
      '**/fixtures/**',
      '**/jest.config.js',
      'jest.preset.js',
    ],
  },
  ...tseslint.configs.strict,
  { plugins: { '@nx': nx, local } },
  {
    files: ['**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: BARRELS }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/src/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries([]) } },
  { files: ['**/test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(['type:testing']) } },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['packages/{amp-stand-in,testing}/src/**'],
    plugins: { local },
    rules: { 'local/no-bare-error': 'error' },
  },
  {
    // What is meant to be the same for the same input. The config loader, the review, the offline
    // provider and the CLI stand at the edge.
    files: ['packages/*/src/**/*.ts', 'stacks/*/src/**/*.ts'],
    ignores: [
      'packages/{amp-stand-in,cli,config,offline-provider,plan-review}/src/**',
      'packages/metric-stream-function/src/main.ts',
      // Writes at synthesis, as cdktf's own assets do, and nothing before.
      'packages/metric-stream/src/private/function-archive.ts',
      // From files to files, with constructs in between.
      'stacks/app/src/{entry.ts,synthesis/**}',
    ],
    rules: {
      'local/no-nondeterminism': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'only main.ts reads the environment: take a prop' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...BARRELS,
            ...['fs', 'child_process', 'http', 'https', 'os'].flatMap((name) => [
              outside(name),
              outside(`node:${name}`),
            ]),
            { ...outside('node:net'), allowImportNames: ['isIP'] },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' },
  },
);
