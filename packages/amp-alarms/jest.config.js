module.exports = { ...require('../../jest.preset.js'), displayName: 'amp-alarms', rootDir: __dirname };
