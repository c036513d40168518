import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SaidByTexts } from '@promontory/yaml-document';
import { digestOf } from './digest.js';
import type { Keys } from './keys.js';
import type { WrittenStack, WrittenStacks } from './part.js';

/** What is remembered of a synth, so that the next one need not do it again. */
export interface SynthRecord {
  readonly format: 1;
  /** Of the whole. */
  readonly key: string;
  readonly manifest: string;
  readonly shared: WrittenStacks;
  readonly clusters: Readonly<Record<string, WrittenStack & { readonly key: string }>>;
  readonly texts: ReadTexts;
}

/** What the environment's files say. */
export interface ReadTexts {
  /** Tells the code that read them from other code. */
  readonly version: string;
  readonly said: SaidByTexts;
}

/** The last synth: where it was written, and what was remembered of it. */
export interface Previous {
  readonly outdir: string;
  /** The text of a {@link SynthRecord}. */
  readonly record: string;
}

/** A last synth that can be built upon. */
export class LastSynth {
  private constructor(
    private readonly outdir: string,
    private readonly record: SynthRecord,
  ) {}

  /** @returns undefined when there is none, or none that can be understood */
  static of(previous: Previous | undefined): LastSynth | undefined {
    if (previous === undefined) return undefined;
    try {
      const record = JSON.parse(previous.record) as SynthRecord;
      return record.format === 1 ? new LastSynth(previous.outdir, record) : undefined;
    } catch {
      return undefined;
    }
  }

  /** What the same code has read. */
  saidTo(version: string | undefined): SaidByTexts {
    // Earlier records have none.
    const { texts } = this.record as Partial<SynthRecord>;
    return texts !== undefined && texts.version === version ? texts.said : {};
  }

  /** All its stacks. */
  get stacks(): WrittenStacks {
    return { ...this.record.shared, ...this.record.clusters };
  }

  /** Whether it is what would be written now, and still lies there as it was written. */
  isCurrent(keys: Keys): boolean {
    const { record, outdir, stacks } = this;
    if (record.key !== keys.all) return false;
    const folders = join(outdir, 'stacks');
    return (
      digestIn(outdir, 'manifest.json') === record.manifest &&
      existsSync(folders) &&
      readdirSync(folders).length === Object.keys(stacks).length &&
      Object.values(stacks).every((stack) => this.has(stack))
    );
  }

  /**
   * Takes the stacks of clusters over that would be written as they are. Returns them; all others are to be written.
   *
   * @param outdir - Where they are wanted; undefined where they may stay where they are.
   */
  takeOver(keys: Keys, outdir: string | undefined): WrittenStacks {
    const kept: Record<string, WrittenStack> = {};
    for (const [id, key] of keys.clusters) {
      const known = this.record.clusters[id];
      if (known?.key !== key || !this.has(known)) continue;
      const { key: _, ...stack } = known;
      const { synthesizedStackPath: file } = stack.manifest;
      if (outdir !== undefined) link(join(this.outdir, file), join(outdir, file));
      kept[id] = stack;
    }
    return kept;
  }

  private has({ manifest, digest }: WrittenStack): boolean {
    return digestIn(this.outdir, manifest.synthesizedStackPath) === digest;
  }
}

/** What is to be remembered of stacks that lie in `outdir`. */
export function recordOf(keys: Keys, written: WrittenStacks, outdir: string, texts: ReadTexts): SynthRecord {
  const shared = Object.entries(written).filter(([id]) => !keys.clusters.has(id));
  const clusters = [...keys.clusters].flatMap(([id, key]) => {
    const stack = written[id];
    return stack === undefined ? [] : [[id, { ...stack, key }] as const];
  });
  return {
    format: 1,
    key: keys.all,
    manifest: digestOf(join(outdir, 'manifest.json')),
    shared: Object.fromEntries(shared),
    clusters: Object.fromEntries(clusters),
    texts,
  };
}

function digestIn(outdir: string, file: string): string | undefined {
  const path = join(outdir, file);
  return existsSync(path) ? digestOf(path) : undefined;
}

// A second name costs less than a copy. Files of a synth are replaced, never changed.
function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
