module.exports = { ...require('../../jest.preset.js'), displayName: 'mixins', rootDir: __dirname };
