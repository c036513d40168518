import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '@promontory/vocabulary';
import { ReviewInputError } from './review-input-error.js';

/** One resource or data source of a synthesised stack. */
export interface Block {
  readonly address: string;
  readonly type: string;
  readonly mode: 'managed' | 'data';
  /** The construct's path. */
  readonly path: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** One synthesised stack. */
export interface SynthStack {
  readonly id: string;
  readonly dependencies: readonly string[];
  readonly blocks: ReadonlyMap<string, Block>;
  /** Addresses that were renamed: new by old. */
  readonly moved: ReadonlyMap<string, string>;
  /** Versions that the stack requires, by provider. @default - none is known */
  readonly providers?: ReadonlyMap<string, string>;
  /** Providers as they are configured, and the backend, by what they are called. @default - nothing is known */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where the AWS provider works. @default - not known */
  readonly place?: { readonly account?: string; readonly region?: string };
}

/** What one synth wrote. */
export interface Synth {
  readonly stacks: ReadonlyMap<string, SynthStack>;
}

interface Manifest {
  readonly stacks?: Readonly<
    Record<string, { readonly dependencies?: readonly string[]; readonly synthesizedStackPath?: string }>
  >;
}

type Section = Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;

/**
 * Reads a `cdktf.out` folder.
 *
 * @param under - Has the stacks of which only the manifest tells. @default - the folder has all
 */
export function readSynth(folder: string, under?: Synth): Synth {
  const manifest = readFile(
    join(folder, 'manifest.json'),
    "run 'promontory synth' first",
    (text) => JSON.parse(text) as Manifest,
  );
  const stacks = Object.entries(manifest.stacks ?? {}).map(([id, { dependencies = [], synthesizedStackPath }]) => {
    const file = join(folder, synthesizedStackPath ?? join('stacks', id, 'cdk.tf.json'));
    const known = under?.stacks.get(id);
    // One object on both sides: what is the same need not be compared.
    if (known !== undefined && !existsSync(file)) return [id, upon(known, dependencies)] as const;
    const read = (text: string): SynthStack =>
      readSynthStack(id, dependencies, JSON.parse(text) as Record<string, unknown>);
    return [id, readFile(file, "run 'promontory synth' again", read)] as const;
  });
  return { stacks: new Map(stacks) };
}

function upon(known: SynthStack, dependencies: readonly string[]): SynthStack {
  return isDeepStrictEqual(known.dependencies, dependencies) ? known : { ...known, dependencies };
}

function readFile<T>(file: string, fix: string, read: (text: string) => T): T {
  try {
    return read(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new ReviewInputError('ReviewSynthMissing', file, 'no such file', fix);
    throw new ReviewInputError('ReviewSynthUnreadable', file, 'text that is not JSON', fix);
  }
}

/** One synthesised stack, as its cdk.tf.json has it. */
export function readSynthStack(id: string, dependencies: readonly string[], json: Record<string, unknown>): SynthStack {
  const blocks = [...blocksOf(json['resource'] as Section, 'managed'), ...blocksOf(json['data'] as Section, 'data')];
  const moved = (json['moved'] ?? []) as readonly { from: string; to: string }[];
  return {
    id,
    dependencies,
    blocks: new Map(blocks.map((block) => [block.address, block])),
    moved: new Map(moved.map(({ from, to }) => [from, to])),
    providers: providersOf(json['terraform']),
    place: placeOf(json['provider']),
    settings: settingsOf(json),
  };
}

function settingsOf({ provider, terraform }: Record<string, unknown>): Record<string, unknown> {
  const entries = (value: unknown): [string, unknown][] => (isMapping(value) ? Object.entries(value) : []);
  const { required_providers: versions, backend } = isMapping(terraform) ? terraform : {};
  return Object.fromEntries([
    ...entries(versions).map(([name, required]) => [`required_providers.${name}`, required] as const),
    ...entries(provider).map(([name, configured]) => [`provider.${name}`, configured] as const),
    ...entries(backend).map(([kind, settings]) => [`backend.${kind}`, settings] as const),
  ]);
}

function placeOf(provider: unknown): NonNullable<SynthStack['place']> {
  const aws: unknown = isMapping(provider) ? provider['aws'] : undefined;
  const first: unknown = Array.isArray(aws) ? aws[0] : aws;
  if (!isMapping(first)) return {};
  const { region, allowed_account_ids: accounts } = first;
  const account: unknown = Array.isArray(accounts) && accounts.length === 1 ? accounts[0] : undefined;
  return {
    ...(typeof account === 'string' && { account }),
    ...(typeof region === 'string' && { region }),
  };
}

function providersOf(terraform: unknown): Map<string, string> {
  const required = isMapping(terraform) ? terraform['required_providers'] : undefined;
  return new Map(
    Object.entries(isMapping(required) ? required : {}).flatMap(([name, provider]) =>
      isMapping(provider) && typeof provider['version'] === 'string' ? [[name, provider['version']] as const] : [],
    ),
  );
}

function blocksOf(section: Section | undefined, mode: Block['mode']): Block[] {
  return Object.entries(section ?? {}).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, { '//': comment, ...attributes }]) => {
      const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
      const path = (comment as { metadata?: { path?: string } } | undefined)?.metadata?.path;
      return { address, type, mode, path: path ?? address, attributes };
    }),
  );
}
