const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

/** One way to write an environment is enough: the command's. It runs once the tree is written. */
module.exports = async function environmentGenerator(tree, { name, account, region, cluster }) {
  // Nx reads digits as a number, and drops the zeros that an account may begin with.
  const id = String(account).padStart(12, '0');
  const args = [
    'init',
    name,
    '--account',
    id,
    '--region',
    region,
    ...(cluster === undefined ? [] : ['--cluster', cluster]),
  ];
  return () => {
    const command = join(tree.root, 'packages', 'cli', 'bin', 'promontory.js');
    const { status } = spawnSync(process.execPath, [command, ...args], { cwd: tree.root, stdio: 'inherit' });
    if (status !== 0) throw new Error(`promontory init ended with ${status}`);
  };
};
