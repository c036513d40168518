module.exports = { ...require('../../jest.preset.js'), displayName: 'prometheus-writer', rootDir: __dirname };
