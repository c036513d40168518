module.exports = { ...require('../../jest.preset.js'), displayName: 'golden', rootDir: __dirname };
