module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'apply',
  rootDir: __dirname,
  // An environment is planned, applied, planned again: the tests of a file are steps.
  randomize: false,
  testTimeout: 300_000,
};
