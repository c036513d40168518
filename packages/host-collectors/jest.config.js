module.exports = { ...require('../../jest.preset.js'), displayName: 'host-collectors', rootDir: __dirname };
