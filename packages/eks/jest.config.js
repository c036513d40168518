module.exports = { ...require('../../jest.preset.js'), displayName: 'eks', rootDir: __dirname };
