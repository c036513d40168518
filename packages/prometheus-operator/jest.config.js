module.exports = { ...require('../../jest.preset.js'), displayName: 'prometheus-operator', rootDir: __dirname };
