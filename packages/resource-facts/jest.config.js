module.exports = { ...require('../../jest.preset.js'), displayName: 'resource-facts', rootDir: __dirname };
