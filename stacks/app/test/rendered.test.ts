import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadEnvironment } from '@promontory/config';
import { TerraformStack } from 'cdktf';
import { buildApp } from '../src/build-app.js';

const ROOT = join(__dirname, '..', '..', '..');
const FOLDERS = ['environments', 'test/terraform/environments', 'test/golden/environments'].flatMap((parent) =>
  readdirSync(join(ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => relative(ROOT, join(ROOT, parent, name))),
);

/** All stacks of an environment, by the methods of one of their classes. */
function rendered(folder: string, methodsOf: (stack: TerraformStack) => TerraformStack): Record<string, unknown> {
  const loaded = loadEnvironment(join(ROOT, folder));
  if (!loaded.ok) throw new Error(`${folder} is not valid`);
  const { stacks } = buildApp(loaded.environment);
  for (const stack of stacks) methodsOf(stack).prepareStack.call(stack);
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, methodsOf(stack).toTerraform.call(stack)]));
}

it.each(FOLDERS)('stacks of %s are what cdktf alone makes of them', (folder) => {
  const ours = rendered(folder, (stack) => stack);
  expect(Object.keys(ours).length).toBeGreaterThan(0);
  expect(ours).toStrictEqual(rendered(folder, () => TerraformStack.prototype));
});
