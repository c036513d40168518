module.exports = { ...require('../../jest.preset.js'), displayName: 'endpoint-needs', rootDir: __dirname };
