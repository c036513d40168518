module.exports = { ...require('../../jest.preset.js'), displayName: 'data-doctor', rootDir: __dirname };
