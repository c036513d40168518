module.exports = { ...require('../../jest.preset.js'), displayName: 'ack-manifests', rootDir: __dirname };
