module.exports = { ...require('../../jest.preset.js'), displayName: 'metric-inventory', rootDir: __dirname };
