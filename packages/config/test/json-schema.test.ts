import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { clusterJsonSchema, environmentJsonSchema } from '../src/index.js';
import { VALID, valid } from './environment-folder.js';

const HOME = join(__dirname, '..', '..', '..', 'environments');
const ajv = new Ajv2020({ strict: false });
const environment = ajv.compile(environmentJsonSchema());
const cluster = ajv.compile(clusterJsonSchema());

test.each([
  ['environment.schema.json', environmentJsonSchema],
  ['cluster.schema.json', clusterJsonSchema],
])('%s is the one that is generated (npm run schema:update)', (file, schema) => {
  expect(JSON.parse(readFileSync(join(HOME, file), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema())));
});

test('editors accept the environments that come with the repository', () => {
  for (const name of ['dev', 'production']) {
    expect([
      name,
      environment(parse(readFileSync(join(HOME, name, 'environment.yaml'), 'utf8'))),
      environment.errors,
    ]).toEqual([name, true, null]);
  }
  for (const file of readdirSync(join(HOME, 'production', 'clusters'))) {
    expect([
      file,
      cluster(parse(readFileSync(join(HOME, 'production', 'clusters', file), 'utf8'))),
      cluster.errors,
    ]).toEqual([file, true, null]);
  }
});

test.each([
  ['a misspelt key', valid('alias:', 'aliass:')],
  ['a misspelt kind', valid('managed-scraper', 'managed-scrapper')],
  ['an account without quotes', valid("'111122223333'", '111122223333')],
  ['an id that is none', valid('subnet-0a1b2c3d4e5f60002', 'subnet-x')],
])('editors mark %s', (_, text) => {
  expect(environment(parse(VALID))).toBe(true);
  expect(environment(parse(text))).toBe(false);
});
