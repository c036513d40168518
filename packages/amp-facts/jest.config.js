module.exports = { ...require('../../jest.preset.js'), displayName: 'amp-facts', rootDir: __dirname };
