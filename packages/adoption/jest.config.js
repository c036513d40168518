module.exports = { ...require('../../jest.preset.js'), displayName: 'adoption', rootDir: __dirname };
