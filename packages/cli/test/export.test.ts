import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli, Repository } from './repository.js';

beforeAll(buildCli);

const APP = `
write('a', { '//': { metadata: {} }, terraform: { backend: { local: { path: '../../../.state/a.tfstate' } } } });
require('node:fs').mkdirSync(require('node:path').join(process.env.CDKTF_OUTDIR, 'stacks', 'a', 'assets'));
require('node:fs').writeFileSync(require('node:path').join(process.env.CDKTF_OUTDIR, 'stacks', 'a', 'assets', 'x.zip'), 'zip');
write('b', {
  terraform: { backend: { s3: { bucket: 'states', key: 'b' } } },
  data: { terraform_remote_state: {
    near: { backend: 'local', config: { path: '../../../.state/a.tfstate' } },
    far: { backend: 's3', config: { bucket: 'states', key: 'c' } },
  } },
  resource: { null_resource: { x: { '//': { metadata: { path: 'b/x' } }, triggers: { a: '//' } } } },
}, ['a']);
finish();
`;

function exported(output = 'out') {
  const repository = new Repository();
  repository.environment('dev', APP);
  const ran = repository.run(['export', 'dev', '--output', output]);
  const read = (stack: string): unknown =>
    JSON.parse(readFileSync(join(repository.folder, output, 'dev', stack, 'main.tf.json'), 'utf8'));
  return { repository, ran, read };
}

test('each stack is a module without notes of cdktf, in the order of its dependencies', () => {
  const { ran, read, repository } = exported();
  expect(ran).toMatchObject({ status: 0, stdout: 'out/dev/a\nout/dev/b  after a\n', stderr: '' });
  expect(read('b')).toMatchObject({ resource: { null_resource: { x: { triggers: { a: '//' } } } } });
  expect(JSON.stringify([read('a'), read('b')])).not.toContain('metadata');
  expect(readFileSync(join(repository.folder, 'out', 'dev', 'a', 'assets', 'x.zip'), 'utf8')).toBe('zip');
});

test('states stay where they are', () => {
  const { read } = exported();
  const path = '../../../environments/dev/.state/a.tfstate';
  expect(read('a')).toEqual({ terraform: { backend: { local: { path } } } });
  expect(read('b')).toMatchObject({
    terraform: { backend: { s3: { bucket: 'states', key: 'b' } } },
    data: {
      terraform_remote_state: {
        near: { config: { path } },
        far: { config: { bucket: 'states', key: 'c' } },
      },
    },
  });
});

test('nothing is written over what is there, and without a folder nothing at all', () => {
  const { repository } = exported();
  expect(repository.run(['export', 'dev', '--output', 'out'])).toMatchObject({
    status: 2,
    stderr: 'promontory: out is not empty: nothing is written over what is there\n',
  });
  expect(repository.run(['export', 'dev'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('export needs --output') as string,
  });
  mkdirSync(join(repository.folder, 'empty'));
  expect(repository.run(['export', 'dev', '--no-synth', '--output', 'empty'])).toMatchObject({ status: 0 });
});
