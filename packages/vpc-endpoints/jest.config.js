module.exports = { ...require('../../jest.preset.js'), displayName: 'vpc-endpoints', rootDir: __dirname };
