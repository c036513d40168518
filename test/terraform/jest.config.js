module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'terraform',
  rootDir: __dirname,
  // One environment is applied, planned again, then destroyed: the tests of a file are steps.
  randomize: false,
  testTimeout: 300_000,
};
