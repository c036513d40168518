'use strict';
// The limit: the very objects that we write, made by plain code and written by JSON.stringify.
// Usage: node json.cjs <clusters> <outdir> <the stack of the first cluster>
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { clusters } = require('./clusters.cjs');

const [count, outdir, ours] = process.argv.slice(2);
const all = clusters(Number(count));
const template = JSON.parse(readFileSync(ours, 'utf8'));
const [first] = all;
const words =
  /fleet-01-[a-z0-9-]+-(?:cluster-eks-\d+|workspace-[a-z0-9-]+)|eks-0001|subnet-0[0-9a-f]+|eu-west-1[ab]|^eu-west-1$/g;

function made(value, word, key) {
  if (typeof value === 'string') return words.test(value) ? value.replace(words, (found) => word(found, key)) : value;
  if (Array.isArray(value)) return value.map((one) => made(one, word, key));
  if (typeof value !== 'object' || value === null) return value;
  const object = {};
  for (const name of Object.keys(value)) {
    // The states of all are in one bucket, in one Region.
    const kept = name === 'region' && 'bucket' in value;
    object[name.startsWith('fleet-01') || name.startsWith('cross-stack') ? name.replace(words, word) : name] = kept
      ? value[name]
      : made(value[name], word, name);
  }
  return object;
}

for (const cluster of all) {
  const replacements = new Map([
    [first.stack, cluster.stack],
    [first.workspace, cluster.workspace],
    [first.name, cluster.name],
    [first.region, cluster.region],
    ...first.subnets.map((id, index) => [id, cluster.subnets[index]]),
    ...['a', 'b'].map((zone) => [`${first.region}${zone}`, `${cluster.region}${zone}`]),
  ]);
  const folder = join(outdir, 'stacks', cluster.stack);
  mkdirSync(folder, { recursive: true });
  const object = made(template, (found) => replacements.get(found) ?? found);
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(object, null, 2));
}
