module.exports = { ...require('../../jest.preset.js'), displayName: 'offline-provider', rootDir: __dirname };
