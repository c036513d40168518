import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '@promontory/config';
import { type SynthesizedStack, synth } from '@promontory/testing';
import { type App, TerraformStack } from 'cdktf';
import { buildApp } from '../src/build-app.js';

/** The stacks of an App, not synthesised yet. */
export function stacksIn(app: App): TerraformStack[] {
  return app.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child));
}

/** The App of an environment; it writes to a folder of its own. */
export function appOf(environment: Environment): App {
  return buildApp(environment, { outdir: mkdtempSync(join(tmpdir(), 'promontory-app-')) });
}

/** The stacks of an environment, synthesised, by id. */
export function stacksOf(environment: Environment): Record<string, SynthesizedStack> {
  const stacks = stacksIn(appOf(environment));
  stacks.forEach((stack) => stack.prepareStack());
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, synth(stack)]));
}

/** One stack of an environment, synthesised. */
export function stack(environment: Environment, id: string): SynthesizedStack {
  const found = stacksOf(environment)[id];
  if (found === undefined) throw new Error(`no stack ${id}`);
  return found;
}
