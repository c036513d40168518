import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type EnvironmentReport, readSynth, review, type Synth } from '@promontory/plan-review';
import { remembered } from '@promontory/vocabulary';
import { parse } from 'yaml';

export const ROOT = join(__dirname, '..', '..', '..');

/** What somebody did to an environment. */
export interface RecordedChange {
  readonly title: string;
  readonly environment: string;
  /** @default 'environment.yaml' */
  readonly file?: string;
  readonly from: string;
  readonly to: string;
}

export const CHANGES = parse(
  readFileSync(join(__dirname, '..', 'changes.yaml'), 'utf8'),
) as unknown as readonly RecordedChange[];

/** One side of a change: where it was synthesised to, and what that says. */
export interface Side {
  readonly out: string;
  readonly synth: Synth;
}

const baseOf = remembered((environment: string) => synthesize(copyOf(environment)));

/** An environment as it is, and as somebody made it. */
export function sidesOf({ environment, file = 'environment.yaml', from, to }: RecordedChange): {
  readonly base: Side;
  readonly head: Side;
} {
  const base = baseOf(environment);
  const folder = copyOf(environment);
  const text = readFileSync(join(folder, file), 'utf8');
  if (text.split(from).length < 2) throw new Error(`not in ${environment}/${file}: ${from}`);
  writeFileSync(
    join(folder, file),
    text.replace(from, () => to),
  );
  return { base, head: synthesize(folder) };
}

/** Far enough from every expiry: what acknowledgements do is tested where they are. */
export const TODAY = '2026-11-21';

/** The review of a change: both sides synthesised by the app, nothing planned. */
export function comparedReviewOf(change: RecordedChange): EnvironmentReport {
  const { base, head } = sidesOf(change);
  return review({ name: basename(change.environment), base: base.synth, head: head.synth, today: TODAY });
}

/** A copy with what it refers to beside it. */
function copyOf(environment: string): string {
  const root = mkdtempSync(join(tmpdir(), 'promontory-reviews-'));
  mkdirSync(join(root, 'environments'));
  cpSync(join(ROOT, 'environments', 'shared'), join(root, 'environments', 'shared'), { recursive: true });
  const folder = join(root, 'environments', basename(environment));
  cpSync(join(ROOT, environment), folder, {
    recursive: true,
    filter: (path) => !/(cdktf\.out|\.promontory|\.state)$/.test(path),
  });
  return folder;
}

function synthesize(folder: string): Side {
  const out = mkdtempSync(join(tmpdir(), 'promontory-reviews-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'stacks', 'app', 'dist', 'main.js')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: out },
  });
  if (status !== 0) throw new Error(`synth of ${folder} ended with ${status}: ${stdout}${stderr}`);
  return { out, synth: readSynth(out) };
}
