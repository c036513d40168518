import { join } from 'node:path';
import type { ClusterSettings, Environment } from '@promontory/config';
import type { App, TerraformStack } from 'cdktf';
import { buildApp, buildClusterApp } from '../build-app.js';
import type { ClusterStacks } from '../cluster-stacks.js';
import type { EnvironmentApp, Reference } from '../environment-app.js';
import { digestOf } from './digest.js';
import { withoutTraces } from './traces.js';

/** What there is to know of a stack that was written, without reading it. */
export interface WrittenStack {
  /** Of its file. */
  readonly digest: string;
  /** What stands in manifest.json for it. */
  readonly manifest: App['manifest']['stacks'][string];
  readonly references: readonly Reference[];
  readonly warnings: readonly string[];
}

/** Stacks by their ids. */
export type WrittenStacks = Readonly<Record<string, WrittenStack>>;

/** Writes stacks of clusters, some at a time, and nothing else: the stacks that they read are made, but not written. */
export class ClusterWriter {
  private readonly stacks: ClusterStacks;

  constructor(environment: Environment, outdir: string) {
    this.stacks = withoutTraces(() => buildClusterApp(environment, outdir));
  }

  write(clusters: readonly ClusterSettings[]): WrittenStacks {
    return withoutTraces(() => {
      const added = this.stacks.add(clusters);
      const written = write(this.stacks.app, added);
      this.stacks.remove(added);
      return written;
    });
  }
}

/** The stacks of some clusters, those that all share, and the manifest. `elsewhere` are the stacks of all other clusters. */
export function writeRest(
  environment: Environment,
  clusters: readonly ClusterSettings[],
  outdir: string,
  elsewhere: WrittenStacks,
): WrittenStacks {
  return withoutTraces(() => {
    const app = buildApp(environment, { outdir, clusters });
    app.giveOut(Object.values(elsewhere).flatMap(({ references }) => references));
    const written = write(app, app.stacks);
    for (const [id, { manifest }] of Object.entries(elsewhere)) app.manifest.stacks[id] = manifest;
    app.manifest.writeToFile();
    return written;
  });
}

// As `App.synth` does it, for some of its stacks: they must all be prepared before the first one is written, because
// that is when a stack learns what others read of it.
function write(app: EnvironmentApp, stacks: readonly TerraformStack[]): WrittenStacks {
  const { outdir, manifest, skipValidation } = app;
  for (const stack of stacks) stack.prepareStack();
  for (const stack of stacks) stack.synthesizer.synthesize({ outdir, manifest, skipValidation });
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, describe(app, stack)]));
}

function describe(app: EnvironmentApp, stack: TerraformStack): WrittenStack {
  const manifest = app.manifest.forStack(stack);
  return {
    digest: digestOf(join(app.outdir, manifest.synthesizedStackPath)),
    manifest,
    references: app.referencesOf(stack),
    warnings: warningsOf(stack),
  };
}

/** What constructs have to say that stops nothing. */
function warningsOf(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => `${node.path}: ${String(data)}`),
    );
}
