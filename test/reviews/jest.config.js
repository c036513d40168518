module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'reviews',
  rootDir: __dirname,
  testTimeout: 300_000,
};
