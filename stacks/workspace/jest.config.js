module.exports = { ...require('../../jest.preset.js'), displayName: 'workspace-stack', rootDir: __dirname };
