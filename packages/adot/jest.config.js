module.exports = { ...require('../../jest.preset.js'), displayName: 'adot', rootDir: __dirname };
