import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack, Testing } from 'cdktf';
import { FunctionArchive } from '../src/private/function-archive.js';
import { FUNCTION_CODE, FUNCTION_LICENCES } from '../src/private/function-code.js';

jest.setTimeout(60_000);

const ROOT = join(__dirname, '..', '..', '..');

test('the code that is kept is the code of the sources (npm run function:update)', () => {
  const script =
    "import('./tools/metric-stream/function-code.mjs').then(async (m) => process.stdout.write(await m.functionModule()))";
  const built = execFileSync(process.execPath, ['-e', script], { cwd: ROOT, maxBuffer: 2 ** 24, encoding: 'utf8' });
  const kept = readFileSync(join(ROOT, 'packages/metric-stream/src/private/function-code.ts'), 'utf8');
  expect(kept === built).toBe(true);
});

test('it is plain ASCII, and brings all that it needs', () => {
  expect(/^[\n\x20-\x7e]*$/.test(FUNCTION_CODE)).toBe(true);
  const modules = [...FUNCTION_CODE.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
  expect([...new Set(modules)].sort()).toEqual(['buffer', 'node:crypto', 'node:timers/promises']);
});

test('every library in it may be passed on, and comes with its licence', () => {
  const libraries = [...FUNCTION_LICENCES.matchAll(/^(\S+) \d+\.\d+\.\d+: (.+), text (\d+)$/gm)];
  expect(libraries.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['@aws-crypto/sha256-js', '@smithy/signature-v4', 'protobufjs', 'snappyjs']),
  );
  for (const [, , licence, text] of libraries) {
    expect(['Apache-2.0', 'BSD-3-Clause', 'MIT', '0BSD']).toContain(licence);
    expect(FUNCTION_LICENCES).toContain(`\n-- text ${text} --\n`);
  }
});

test('synthesis writes the archive where the stack says it is, once, with the hash that it says', () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'promontory-function-')) });
  const stack = new TerraformStack(app, 'test');
  const archive = new FunctionArchive(stack, 'Archive');
  expect(archive.path).toMatch(/^assets\/Archive\/[0-9a-f]{32}\/function\.zip$/);
  const folder = join(app.outdir, 'stacks', 'test');
  const left = join(folder, archive.path, '..', '..', 'an-older-one');
  app.synth();
  execFileSync('mkdir', ['-p', left]);
  app.synth();
  const bytes = readFileSync(join(folder, archive.path));
  expect(createHash('sha256').update(bytes).digest('base64')).toBe(archive.hash);
  expect(bytes.includes(FUNCTION_CODE)).toBe(true);
  expect(bytes.includes(FUNCTION_LICENCES)).toBe(true);
  expect(readdirSync(join(left, '..'))).toHaveLength(1);
});

test('two archives in two stacks are the same bytes', () => {
  const [one, other] = ['a', 'b'].map((id) => new FunctionArchive(new TerraformStack(Testing.app(), id), 'Archive'));
  expect(one?.hash).toBe(other?.hash);
});

describe('as Lambda runs it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'promontory-main-')), 'main.js');
  writeFileSync(file, FUNCTION_CODE);
  const run = (env: Record<string, string>): Promise<{ code: number; out: string; err: string }> => {
    const line = JSON.stringify({
      account_id: '111122223333',
      region: 'eu-west-1',
      namespace: 'AWS/EC2',
      metric_name: 'CPUUtilization',
      timestamp: '$NOW',
      value: { max: 1 },
    });
    const script = `const line = ${JSON.stringify(line)}.replace('"$NOW"', Date.now());
      const event = { records: [{ recordId: '1', data: Buffer.from(line).toString('base64') }] };
      require(${JSON.stringify(file)}).handler(event, { getRemainingTimeInMillis: () => 10_000 })
        .then((answer) => process.stdout.write(JSON.stringify(answer)));`;
    return new Promise((resolve) => {
      execFile(process.execPath, ['-e', script], { env }, (error, out, err) =>
        resolve({ code: error === null ? 0 : 1, out, err }),
      );
    });
  };
  const ENV = {
    WORKSPACE_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'a secret',
    AWS_SESSION_TOKEN: 'a session',
  };

  test('it writes, signed by the credentials of its environment, and logs JSON and nothing else', async () => {
    const got: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      got.push(request.headers);
      request.resume().on('end', () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/workspaces/ws-1/api/v1/remote_write`;
    const { out, err } = await run({ ...ENV, REMOTE_WRITE_URL: url });
    await new Promise((resolve) => server.close(resolve));
    expect(err).toBe('');
    expect(out.split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ level: 'info', samples: { written: 1, refused: 0, failed: 0 } }),
      { records: [{ recordId: '1', result: 'Dropped' }] },
    ]);
    expect(got).toEqual([
      expect.objectContaining({
        'content-encoding': 'snappy',
        'x-amz-security-token': 'a session',
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/aps\/aws4_request, /,
        ),
      }),
    ]);
  });

  test.each(['REMOTE_WRITE_URL', 'WORKSPACE_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])(
    'without %s it does not start, and says so',
    async (name) => {
      const { code, err } = await run({ ...ENV, REMOTE_WRITE_URL: 'http://127.0.0.1:9/', [name]: '' });
      expect(code).toBe(1);
      expect(err).toContain(`MetricStreamVariable: got no environment variable ${name}, `);
    },
  );
});
