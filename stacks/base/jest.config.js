module.exports = { ...require('../../jest.preset.js'), displayName: 'base-stack', rootDir: __dirname };
