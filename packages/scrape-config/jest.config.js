module.exports = { ...require('../../jest.preset.js'), displayName: 'scrape-config', rootDir: __dirname };
