import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is compared: the parsed JSON of each stack, without the version of cdktf that wrote it. */
export function readStacks(cdktfOut: string): Record<string, unknown> {
  const stacks = join(cdktfOut, 'stacks');
  return Object.fromEntries(
    readdirSync(stacks)
      .sort()
      .map((id) => [
        id,
        withoutVersion(JSON.parse(readFileSync(join(stacks, id, 'cdk.tf.json'), 'utf8')) as Record<string, unknown>),
      ]),
  );
}

/** The goldens of an environment, or nothing when there are none yet. */
export function readGoldens(folder: string): Record<string, unknown> {
  let files: string[];
  try {
    files = readdirSync(folder).sort();
  } catch {
    return {};
  }
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}

/** Replaces the goldens of an environment. Run by `npm run golden:update` alone. */
export function writeGoldens(folder: string, stacks: Record<string, unknown>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [id, json] of Object.entries(stacks)) {
    const file = join(folder, `${id}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
  }
}

function withoutVersion(json: Record<string, unknown>): Record<string, unknown> {
  const { metadata, ...comment } = (json['//'] ?? {}) as { metadata?: Record<string, unknown> };
  const { version: _version, ...rest } = metadata ?? {};
  return { ...json, '//': { ...comment, metadata: rest } };
}
