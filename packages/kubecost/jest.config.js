module.exports = { ...require('../../jest.preset.js'), displayName: 'kubecost', rootDir: __dirname };
