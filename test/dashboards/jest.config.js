module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'dashboards-live',
  rootDir: __dirname,
  testTimeout: 120_000,
};
