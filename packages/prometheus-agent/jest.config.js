module.exports = { ...require('../../jest.preset.js'), displayName: 'prometheus-agent', rootDir: __dirname };
