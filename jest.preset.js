// One Jest set-up for every project: SWC transpiles (types are checked once, by `typecheck`), and workspace packages
// resolve to their sources, so that no test needs a build.
module.exports = {
  testEnvironment: 'node',
  randomize: true,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  testEnvironmentOptions: {
    customExportConditions: ['@promontory/source', 'node', 'node-addons', 'require', 'default'],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFilesAfterEnv: [require.resolve('./tools/jest/no-console.cjs')],
  reporters: ['default', require.resolve('./tools/jest/count-reporter.cjs')],
};
