module.exports = { ...require('../../jest.preset.js'), displayName: 'prometheus-server', rootDir: __dirname };
