import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LoadedEnvironment, loadEnvironment } from '@promontory/config';
import { KnownTexts, type SaidByTexts } from '@promontory/yaml-document';
import type { Context } from '../context.js';
import { PRIVATE } from './synthesize.js';

/** What the files of an environment say, as this program has read them the last time. */
const TEXTS = join(PRIVATE, 'texts.json');

/**
 * Reads an environment, of which only what has changed since the last time is parsed.
 *
 * @param like - The folder of an environment that has most files in common. @default - its own
 */
export function readEnvironment({ code }: Context, folder: string, like = folder): LoadedEnvironment {
  const file = join(like, TEXTS);
  const texts = code === undefined ? undefined : new KnownTexts(saidIn(file, code));
  const loaded = loadEnvironment(folder, { texts });
  if (texts !== undefined && like === folder && loaded.ok) keep(file, JSON.stringify({ code, said: texts.used }));
  return loaded;
}

function saidIn(file: string, code: string): SaidByTexts {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { code?: unknown; said?: SaidByTexts };
    return kept.code === code ? (kept.said ?? {}) : {};
  } catch {
    // What is not there, or cannot be understood, is read again.
    return {};
  }
}

function keep(file: string, text: string): void {
  try {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Where nothing may be written all is read each time.
  }
}
