module.exports = { ...require('../../jest.preset.js'), displayName: 'cross-region-writer', rootDir: __dirname };
