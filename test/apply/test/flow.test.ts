import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lane, skipped } from '../src/engine.js';
import { Repository } from '../src/repository.js';

const GROUPS = { one: {}, two: { after: 'one' } };

lane(`a bundle${skipped}`, () => {
  const repository = Repository.of({
    base: { groups: GROUPS, output: true },
    reader: { after: ['base'], groups: { own: {} }, reads: 'base' },
    beside: { groups: GROUPS },
  });

  test('holds what can be planned, says what it does not hold, and is its owner’s alone', async () => {
    const ran = await repository.run(['plan', 'dev', '--json']);
    expect(ran.status).toBe(0);
    const { stacks, bundles } = JSON.parse(ran.stdout) as { stacks: object[]; bundles: { digest: string }[] };
    expect(stacks).toContainEqual({
      environment: 'dev',
      stack: 'reader',
      status: 'deferred',
      note: 'can be planned after base is applied',
    });
    const manifest = JSON.parse(repository.read('.promontory/plans/bundle.json')) as { stacks: Record<string, object> };
    expect(manifest.stacks['reader']).toMatchObject({
      status: 'deferred',
      note: 'can be planned after base is applied',
    });
    expect(manifest.stacks['base']).toMatchObject({ status: 'planned', changes: true, changedOutputs: ['first'] });
    for (const file of ['bundle.json', 'base/plan', 'base/plan.json'])
      expect(statSync(repository.file(`.promontory/plans/${file}`)).mode & 0o077).toBe(0);

    const review = await repository.run(['review', 'dev', '--plans', '--format', 'markdown']);
    expect(review.stdout).toContain(`Bundle of \`dev\`: \`${String(bundles[0]?.digest)}\``);
  });

  test('is applied as it is; the next wave is planned, reviewed and applied after it', async () => {
    const first = await repository.planned();
    const ran = await repository.apply(first);
    expect(ran.stdout.split('\n').sort()).toEqual([
      '',
      'base  applied',
      'beside  applied',
      'reader  deferred  can be planned after base is applied',
    ]);
    expect(ran.stderr).toContain("not in this bundle: 1 of 3 stacks; 'promontory plan dev' plans them\n");
    expect(ran.status).toBe(0);

    const second = await repository.planned();
    expect(second).not.toBe(first);
    const then = await repository.apply(second, {}, '--json');
    expect(JSON.parse(then.stdout)).toEqual({
      schemaVersion: 1,
      environment: 'dev',
      digest: second,
      stacks: [
        { stack: 'base', status: 'unchanged' },
        { stack: 'beside', status: 'unchanged' },
        { stack: 'reader', status: 'applied' },
      ],
    });
    expect(repository.existing()).toEqual(repository.inStates(['base', 'beside', 'reader']));
    // Again is harmless, and says so.
    const again = await repository.apply(second);
    expect(again).toMatchObject({ status: 0 });
    expect(again.stdout).toContain('reader  applied  by an earlier run\n');
  });

  test('defers a stack that reads what this bundle is about to change', async () => {
    repository.define({
      base: { groups: { renamed: {}, ...GROUPS }, output: true },
      reader: { after: ['base'], groups: { own: {} }, reads: 'base' },
      beside: { groups: GROUPS },
    });
    const ran = await repository.run(['plan', 'dev']);
    expect(ran.stdout).toContain(
      'reader  deferred  can be planned after base is applied: that changes first, which this one reads\n',
    );
  });

  test('of one stack alone leaves the others out, and is refused once what it reads has moved', async () => {
    const one = Repository.of({
      base: { groups: GROUPS, output: true },
      reader: { after: ['base'], groups: { own: {} }, reads: 'base' },
    });
    await one.apply(await one.planned());
    const digest = await one.planned('--stack', 'reader');
    expect(JSON.parse(one.read('.promontory/plans/bundle.json'))).toMatchObject({
      stacks: { base: { status: 'absent' }, reader: { status: 'planned' } },
    });
    const state = join(one.dev, '.state', 'base.tfstate');
    const text = readFileSync(state, 'utf8');
    one.write('.state/base.tfstate', text.replace('"value": "/base/one"', '"value": "/base/other"'));
    const ran = await one.apply(digest);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain(
      'reader  failed  BundleReads (reader): base no longer gives out what was planned with (first); plan and review again',
    );
    one.write('.state/base.tfstate', text);
    expect((await one.apply(digest)).stdout).toContain('reader  applied\n');
  });

  test('is no bundle until all is planned', async () => {
    const broken = Repository.of({ a: { groups: { x: {} } }, b: { groups: { x: { after: 'nothing' } } } });
    expect((await broken.run(['plan', 'dev'])).status).toBe(3);
    expect(existsSync(broken.file('.promontory/plans/bundle.json'))).toBe(false);
    const ran = await broken.apply(`sha256:${'0'.repeat(64)}`);
    expect(ran).toMatchObject({ status: 3, stdout: '' });
    expect(ran.stderr).toContain("'promontory plan' writes one when all is planned");
  });
});

lane(`stacks of a bundle${skipped}`, () => {
  const diamond = Repository.of({
    a: { groups: GROUPS },
    b: { after: ['a'], groups: GROUPS },
    c: { after: ['a'], groups: GROUPS },
    d: { after: ['b', 'c'], groups: GROUPS },
  });
  let digest: string;
  beforeAll(async () => {
    digest = await diamond.planned();
  });

  const spans = (repository: Repository): Record<string, { start: number; end: number }> => {
    const all: Record<string, { start: number; end: number }> = {};
    for (const { config, start, time } of repository.done()) {
      const stack = String(config?.name?.split('/')[1]);
      const [from, to] = [Date.parse(String(start)), Date.parse(String(time))];
      const known = all[stack] ?? { start: from, end: to };
      all[stack] = { start: Math.min(known.start, from), end: Math.max(known.end, to) };
    }
    return all;
  };

  test('are applied after what they depend on, side by side where they may', async () => {
    const repository = diamond.copy();
    expect((await repository.apply(digest, { STUBAWS_DELAY_MS: '700' })).status).toBe(0);
    const { a, b, c, d } = spans(repository);
    if (!a || !b || !c || !d) throw new Error('a stack was not applied');
    expect(a.end).toBeLessThan(Math.min(b.start, c.start));
    expect(Math.max(b.end, c.end)).toBeLessThan(d.start);
    expect(Math.max(b.start, c.start)).toBeLessThan(Math.min(b.end, c.end));
  });

  test('are applied one by one with --parallelism 1', async () => {
    const repository = diamond.copy();
    expect((await repository.apply(digest, { STUBAWS_DELAY_MS: '200' }, '--parallelism', '1')).status).toBe(0);
    const [b, c] = [spans(repository)['b'], spans(repository)['c']];
    if (!b || !c) throw new Error('a stack was not applied');
    expect(b.end < c.start || c.end < b.start).toBe(true);
  });

  test('are not begun after one has failed; the next run goes on, with what is left and nothing else', async () => {
    const repository = diamond.copy();
    const failed = await repository.apply(digest, { STUBAWS_FAIL: 'aws_cloudwatch_log_group:create@/b/two' });
    expect(failed.status).toBe(3);
    expect(failed.stdout).toContain('a  applied\n');
    expect(failed.stdout).toMatch(/^b {2}failed {2}aws_cloudwatch_log_group\.two: .*injected by STUBAWS_FAIL/m);
    expect(failed.stdout).toContain('d  not begun\n');
    expect(failed.stderr).toContain('once the cause is gone, the same command goes on from here');

    const next = await repository.apply(digest);
    expect(next.status).toBe(0);
    expect(next.stdout).toContain('a  applied  by an earlier run\n');
    expect(next.stdout).toContain('b  applied  the rest of what an earlier run began\n');
    expect(next.stdout).toContain('d  applied\n');
    const created = repository.done().filter(({ error }) => error === undefined);
    expect(created.map(({ id }) => id).sort()).toEqual(repository.existing());
    expect(repository.existing()).toHaveLength(8);
  });

  test('that are tainted are made anew: they did not exist when they were reviewed', async () => {
    const repository = diamond.copy();
    const failed = await repository.apply(digest, { STUBAWS_FAIL: 'aws_cloudwatch_log_group:create-taint@/a/two' });
    expect(failed.status).toBe(3);
    expect((await repository.apply(digest)).status).toBe(0);
    expect(repository.inStates(['a', 'b', 'c', 'd'])).toEqual(repository.existing());
  });

  test('whose rest is not what was reviewed are refused by address', async () => {
    const repository = diamond.copy();
    await repository.apply(digest, { STUBAWS_FAIL: 'aws_cloudwatch_log_group:create@/a/two' });
    // Somebody changes by hand what was just made: a new plan would put it back, which nobody has reviewed.
    const cloud = JSON.parse(readFileSync(repository.cloud, 'utf8')) as { resources: Record<string, object> };
    const [key] = Object.keys(cloud.resources);
    cloud.resources[String(key)] = { retention_in_days: 7 };
    repository.write('../../cloud.json', JSON.stringify(cloud));
    const ran = await repository.apply(digest);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain(
      'a  failed  BundleRemainder (a): an earlier run was interrupted, and what is left is not what was reviewed: aws_cloudwatch_log_group.one; plan and review again\n',
    );
  });
});
