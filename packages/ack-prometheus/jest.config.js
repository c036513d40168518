module.exports = { ...require('../../jest.preset.js'), displayName: 'ack-prometheus', rootDir: __dirname };
