module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'supply-chain',
  rootDir: __dirname,
  testTimeout: 300_000,
};
