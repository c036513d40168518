import { Aspects, TerraformElement, TerraformOutput, TerraformStack } from 'cdktf';
import { deepMerge } from 'cdktf/lib/util';
import { isMapping } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import { Resolver } from './resolver.js';

/**
 * A stack that is written as cdktf writes it, byte for byte, in less time: what cdktf resolves three times (to see what is
 * read of other stacks, for each block, for all together) is resolved once.
 */
export abstract class RenderedStack extends TerraformStack {
  private prepared = new Map<TerraformElement, unknown>();

  override prepareStack(): void {
    try {
      this.prepare();
    } catch {
      // It fails there again, and cdktf says where in the block.
      super.prepareStack();
    }
  }

  override toTerraform(): unknown {
    try {
      return this.render();
    } catch {
      return super.toTerraform();
    }
  }

  private prepare(): void {
    this.ensureBackendExists();
    this.prepared = new Map();
    const resolver = new Resolver(this, true);
    for (const element of elementsOf(this)) {
      const before = resolver.lazyValues;
      const block = resolver.resolve(element.toTerraform());
      if (resolver.lazyValues === before) this.prepared.set(element, block);
    }
  }

  private render(): unknown {
    const elements = elementsOf(this);
    const resolver = new Resolver(this, false);
    const known = this.takePrepared();
    const blocks = elements.map((element) => known.get(element) ?? resolver.resolve(element.toTerraform()));
    const all: Block = { '//': this.describe(elements) };
    for (const block of blocks) merge(all, block as Block);
    const overrides = this['rawOverrides'] as object;
    return Object.keys(overrides).length === 0 ? all : resolver.resolve(deepMerge(all, overrides));
  }

  /** Once only, and not where aspects may have changed what was prepared. */
  private takePrepared(): ReadonlyMap<TerraformElement, unknown> {
    const { prepared } = this;
    this.prepared = new Map();
    const mayHaveChanged = [...this.node.scopes, ...this.node.findAll()].some((one) => Aspects.of(one).all.length > 0);
    return mayHaveChanged ? this.prepared : prepared;
  }

  private describe(elements: readonly TerraformElement[]): object {
    const resolver = new Resolver(this, false);
    const overrides = Object.keys(this['rawOverrides'] as object);
    const metadata = {
      version: this['cdktfVersion'],
      stackName: this.node.id,
      backend: 'local',
      ...(overrides.length > 0 && { overrides: { stack: overrides } }),
    };
    deepMerge(metadata, ...elements.map((element) => resolver.resolve(element.toMetadata())));
    return { metadata, outputs: outputsOf(elements) };
  }
}

type Block = Record<string, unknown>;

/** As `deepMerge`, but what meets nothing of its name is taken as it is: nobody else has it. */
function merge(target: Block, source: Block): void {
  for (const [key, value] of Object.entries(source)) {
    const known = target[key];
    if (known === undefined) target[key] = value;
    else if (isMapping(known) && isMapping(value)) merge(known, value);
    else deepMerge(target, { [key]: value });
  }
}

/** The names of all outputs, in the tree of their paths. */
function outputsOf(elements: readonly TerraformElement[]): object {
  const trees = elements
    .filter((element): element is TerraformOutput => TerraformOutput.isTerraformOutput(element))
    .map(({ node, friendlyUniqueId }) =>
      node.path.split('/').reduceRight<unknown>((tree, part) => ({ [part]: tree }), friendlyUniqueId),
    );
  return deepMerge({}, ...trees) as object;
}

function elementsOf(construct: IConstruct, found: TerraformElement[] = []): TerraformElement[] {
  if (TerraformElement.isTerraformElement(construct)) found.push(construct);
  for (const child of construct.node.children) if (!TerraformStack.isStack(child)) elementsOf(child, found);
  return found;
}
