module.exports = { ...require('../../jest.preset.js'), displayName: 'amp-client', rootDir: __dirname };
