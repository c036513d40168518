module.exports = { ...require('../../jest.preset.js'), displayName: 'amp-workspace', rootDir: __dirname };
