module.exports = { ...require('../../jest.preset.js'), displayName: 'yaml-document', rootDir: __dirname };
