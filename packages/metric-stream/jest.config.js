module.exports = { ...require('../../jest.preset.js'), displayName: 'metric-stream', rootDir: __dirname };
