module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'review-page',
  rootDir: __dirname,
  testTimeout: 60_000,
};
