#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const bundle = join(__dirname, '..', 'dist', 'main.js');
if (existsSync(bundle)) {
  require(bundle);
} else {
  process.stderr.write(
    "promontory: the command is not built yet. Run 'npm start' (or 'npm run bundle') in the repository's root.\n",
  );
  process.exitCode = 3;
}
