module.exports = { ...require('../../jest.preset.js'), displayName: 'managed-scraper', rootDir: __dirname };
