#!/usr/bin/env node
// `npx cdktf` anywhere in this repository. The real CLI weighs 423 MB and most runs do not need it, so it lives in a
// folder of its own with its own lock file: docs/decisions/0002-cdktf-cli.md.
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { spawnSync } = require('node:child_process');

const home = join(__dirname, '..', 'cli');
const real = join(home, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf.js');
const major = Number(process.versions.node.split('.')[0]);

if (!existsSync(real)) {
  process.stderr.write(
    "cdktf: the cdktf CLI is not installed (423 MB, so it is a step of its own).\nRun 'npm run setup:cdktf' in the repository's root, once; then this command again.\n",
  );
  process.exit(3);
}
if (major > 22) {
  process.stderr.write(
    `cdktf: cdktf-cli 0.21.0 has no terminal support for Node ${process.versions.node} and stops with MODULE_NOT_FOUND.\nUse Node 20 or 22 for 'npx cdktf'; everything else here runs on ${process.versions.node} too ('npm run promontory -- plan').\n`,
  );
  process.exit(3);
}

// CHECKPOINT_DISABLE: the CLI would ask HashiCorp's servers for news at each start.
const env = { CHECKPOINT_DISABLE: '1', AWS_EC2_METADATA_DISABLED: 'true', ...process.env };
const run = spawnSync(process.execPath, [real, ...process.argv.slice(2)], { stdio: 'inherit', env });
process.exit(run.status ?? 130);
