import { serialize } from 'node:v8';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvironment } from '@promontory/config';
import { cli } from '../src/cli.js';
import { Repository } from './repository.js';

/** An app that has read what lies in a file, with the code of `r1`. */
const APP = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
exports.synthesize = async (folder, { outdir }) => {
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, 'manifest.json'), '{"stacks":{}}');
  const environment = require('node:v8').deserialize(readFileSync(join(folder, 'read')));
  return { status: 0, messages: '', read: { reader: 'r1', environment } };
};
`;

const text = (series: number): string => `apiVersion: promontory/v1
account: '111122223333'
region: us-east-1
backend: { kind: local }
workspaces:
  metrics: { alias: dev-metrics }
clusters:
  - name: one
    size: { nodes: 2, pods: 10, series: { app: ${series} } }
    collection:
      kind: prometheus-agent
      jobs: [{ custom: { job_name: app, static_configs: [{ targets: ['10.0.0.1:80'] }] } }]
`;

/** What an environment is that has so many series. */
function environmentOf(series: number): Buffer {
  const other = new Repository();
  other.write('environments/dev/environment.yaml', text(series));
  const loaded = loadEnvironment(join(other.folder, 'environments', 'dev'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return serialize(loaded.environment);
}

/** A repository whose app has read 100,000 series at the base, and 200,000 here. Its files say 1,000. */
function repository(): Repository {
  const made = new Repository();
  const read = join(made.folder, 'environments', 'dev', 'read');
  made.environment('dev');
  made.write('environments/dev/environment.yaml', text(1000));
  made.write('environments/dev/synthesize.js', APP);
  writeFileSync(read, environmentOf(100_000));
  made.commitBase();
  writeFileSync(read, environmentOf(200_000));
  return made;
}

async function review(reader: string | undefined): Promise<string> {
  let out = '';
  const context = {
    cwd: repository().folder,
    env: process.env,
    stdout: (said: string) => void (out += said),
    stderr: () => undefined,
    color: false,
    reader,
    now: () => new Date(0),
    signal: new AbortController().signal,
  };
  expect(await cli(context, ['review', '--base', 'HEAD', '--fail-on', 'never'])).toBe(0);
  return out;
}

test('what the app has read, here and at the base, is not read again by who reads as it does', async () => {
  expect(await review('r1')).toMatch(/costs: about \$\S+ a month \(\+\$\S+\), 200,000 active series \(\+100,000\)/);
});

test.each(['r2', undefined])('a program that reads otherwise (%s) reads for itself', async (reader) => {
  expect(await review(reader)).toMatch(/, 1,000 active series \(as before\)/);
});
