module.exports = { ...require('../../jest.preset.js'), displayName: 'cluster-stack', rootDir: __dirname };
