module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'writers-live',
  rootDir: __dirname,
  testTimeout: 180_000,
};
