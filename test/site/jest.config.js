module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'site',
  rootDir: __dirname,
  testTimeout: 300_000,
};
