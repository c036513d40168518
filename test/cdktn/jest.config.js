module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'cdktn',
  rootDir: __dirname,
  testTimeout: 300_000,
};
