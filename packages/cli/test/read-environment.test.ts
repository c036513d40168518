import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../src/context.js';
import { readEnvironment } from '../src/private/read-environment.js';
import { Repository } from './repository.js';

const ENVIRONMENT = `apiVersion: promontory/v1
account: '111122223333'
region: us-east-1
backend: { kind: local }
workspaces: { metrics: {} }
`;

let folder: string;
let file: string;

beforeEach(() => {
  const made = new Repository();
  made.environment('dev');
  made.write('environments/dev/environment.yaml', ENVIRONMENT);
  folder = join(made.folder, 'environments', 'dev');
  file = join(folder, '.promontory', 'texts.json');
});

function regionOf(code: string | undefined, at = folder, like = at): string {
  const loaded = readEnvironment({ code } as Context, at, like);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.environment.region;
}
/** Has what is kept say what no file says: so it can be told whether that is what was taken. */
const forge = (): void => writeFileSync(file, readFileSync(file, 'utf8').replaceAll('us-east-1', 'eu-west-1'));

test('what has been read is taken for the same text', () => {
  expect(regionOf('v1')).toBe('us-east-1');
  forge();
  expect(regionOf('v1')).toBe('eu-west-1');
});

test('another text is read', () => {
  regionOf('v1');
  forge();
  writeFileSync(join(folder, 'environment.yaml'), `${ENVIRONMENT}tags: { team: sre }\n`);
  expect(regionOf('v1')).toBe('us-east-1');
});

test('other code reads it again', () => {
  regionOf('v1');
  forge();
  expect(regionOf('v2')).toBe('us-east-1');
  expect(readFileSync(file, 'utf8')).toContain('"v2"');
});

test('code that cannot be told from other code remembers nothing', () => {
  regionOf('v1');
  forge();
  expect(regionOf(undefined)).toBe('us-east-1');
});

test.each(['', '{', 'null', '{"code":"v1"}', '[]'])('what is kept as %j is nothing', (text) => {
  regionOf('v1');
  writeFileSync(file, text);
  expect(regionOf('v1')).toBe('us-east-1');
});

test('where nothing can be kept all is read each time', () => {
  mkdirSync(file, { recursive: true });
  expect(regionOf('v1')).toBe('us-east-1');
});

test('another folder is read by what is known here, and nothing is kept of it', () => {
  regionOf('v1');
  forge();
  const kept = readFileSync(file, 'utf8');
  const other = join(folder, '..', 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'environment.yaml'), ENVIRONMENT);
  expect(regionOf('v1', other, folder)).toBe('eu-west-1');
  expect(existsSync(join(other, '.promontory'))).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe(kept);
});
