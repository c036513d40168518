module.exports = { ...require('../../jest.preset.js'), displayName: 'app', rootDir: __dirname };
