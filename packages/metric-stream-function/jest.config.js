module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'metric-stream-function',
  rootDir: __dirname,
  testTimeout: 60_000,
};
