module.exports = { ...require('../../jest.preset.js'), displayName: 'amp-stand-in', rootDir: __dirname };
