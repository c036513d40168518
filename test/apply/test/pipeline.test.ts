import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { lane, skipped } from '../src/engine.js';
import { Github } from '../src/github.js';
import { Repository } from '../src/repository.js';

const REQUEST = { event: { pull_request: { number: 7 } } };
const PLAN = 'promontory-plan';
const APPLY = 'promontory-apply';

/** The workflows step by step, with a stand-in for GitHub's API; checkout, set-up and tokens are GitHub's own. */
lane(`the workflows of GitHub${skipped}`, () => {
  const repository = Repository.of({ a: { groups: { one: {} } }, b: { groups: { one: {} } } });
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
    execFileSync('git', [...identity, ...args], { cwd: repository.root, stdio: 'ignore' });
  };
  const github = new Github(repository);
  beforeAll(async () => {
    repository.write('../../.gitignore', '.promontory\n.state\ncdktf.out\nbundle\nreview.*\ncloud.json*\ncalls.log\n');
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'one');
    git('tag', 'before');
    repository.write('change.txt', 'x');
    git('add', '-A');
    git('commit', '-qm', 'two');
    await github.start();
  });
  afterAll(() => github.stop());

  test('what is not affected is not planned', async () => {
    expect(await github.call(PLAN, REQUEST, { base: 'HEAD' })).toMatchObject({ failed: undefined, any: 'false' });
    expect(github.told.comments).toEqual([]);
  });

  test('a request gets one comment, which later reviews replace', async () => {
    expect(await github.call(PLAN, REQUEST, { base: 'before' })).toMatchObject({ failed: undefined });
    expect(await github.call(PLAN, REQUEST, { base: 'before' })).toMatchObject({ failed: undefined });
    expect(github.told.comments).toHaveLength(1);
    const { body } = github.told.comments[0] ?? { body: '' };
    const [, digest] = /digest=(sha256:[0-9a-f]{64}) verdict=passed/.exec(body) ?? [];
    expect(body).toContain(`run=${github.lastRun} `);
    expect(body).toContain(`Bundle of \`dev\`: \`${String(digest)}\``);
  });

  test('what was merged from no request is not applied', async () => {
    const ran = await github.call(APPLY, { sha: 'pushed' }, { base: 'before' });
    expect(ran.failed).toContain('reviewed.mjs');
    expect(ran.stderr).toContain('pushed was merged from no request: plan and review it in one\n');
    expect(repository.done()).toEqual([]);
  });

  test('a review that failed, and one that somebody else has written, are not applied', async () => {
    const [comment] = github.told.comments;
    if (comment === undefined) throw new Error('no comment');
    const { body } = comment;
    comment.body = body.replace('verdict=passed', 'verdict=failed');
    const failed = await github.call(APPLY, { sha: 'merged' }, { base: 'before' });
    expect(failed.stderr).toContain('the review of dev in request 7 has failed\n');
    Object.assign(comment, { body, user: { login: 'somebody' } });
    const foreign = await github.call(APPLY, { sha: 'merged' }, { base: 'before' });
    expect(foreign.stderr).toContain('request 7 has no review of dev\n');
    comment.user = { login: 'github-actions[bot]' };
    expect(repository.done()).toEqual([]);
  });

  test('a bundle that has changed since its review is not applied', async () => {
    const run = github.lastRun;
    const reviewed = Number(/run=(\d+)/.exec(String(github.told.comments[0]?.body))?.[1]);
    const original = repository.read('.promontory/plans/bundle.json');
    github.change(reviewed, 'bundle.json', original.replace('"dirty": false', '"dirty": true'));
    const ran = await github.call(APPLY, { sha: 'merged' }, { base: 'before' });
    expect(ran.failed).toContain('apply.sh');
    expect(ran.stderr).toContain('BundleDigest: got');
    expect(repository.done()).toEqual([]);
    github.change(reviewed, 'bundle.json', original);
    expect(github.lastRun).toBe(run + 1);
  });

  test('the merge applies what was reviewed; a second attempt goes on where a lost machine has ended', async () => {
    const first = await github.call(
      APPLY,
      { sha: 'merged' },
      { base: 'before' },
      { STUBAWS_FAIL: 'aws_cloudwatch_log_group:create@/b/one' },
    );
    expect(first.failed).toContain('apply.sh');
    expect(repository.existing()).toEqual(['/a/one']);
    // The next runner is another machine.
    rmSync(repository.file('.promontory'), { recursive: true });
    rmSync(repository.file('cdktf.out'), { recursive: true });
    const same = await github.call(APPLY, { sha: 'merged' }, { base: 'before' });
    expect(same.stderr).toContain('give --resume');
    const next = await github.call(APPLY, { sha: 'merged', run_attempt: 2 }, { base: 'before' });
    expect(next).toMatchObject({ failed: undefined });
    expect(repository.existing()).toEqual(['/a/one', '/b/one']);
  });

  test('drift is filed once, and what is filed is known from then on', async () => {
    const drift = async (): Promise<void> => {
      expect(await github.call('promontory-drift', {})).toMatchObject({ failed: undefined });
    };
    await drift();
    expect(github.told.issues).toEqual([]);
    const changed = (group: string): void => {
      const cloud = JSON.parse(readFileSync(repository.cloud, 'utf8')) as { resources: Record<string, object> };
      cloud.resources[`111122223333|eu-west-1|aws_cloudwatch_log_group|${group}`] = { retention_in_days: 7 };
      repository.write('../../cloud.json', JSON.stringify(cloud));
    };
    changed('/a/one');
    await drift();
    await drift();
    expect(github.told.issues.map(({ title, labels }) => ({ title, labels }))).toEqual([
      { title: 'Drift in dev: 1 changed outside of Terraform', labels: ['promontory-drift'] },
    ]);
    changed('/b/one');
    await drift();
    expect(github.told.issues).toHaveLength(2);
    expect(github.told.issues[1]?.body).toContain('aws_cloudwatch_log_group.one');
    expect(github.told.issues[1]?.body).not.toContain(String(github.told.issues[0]?.body.split('\n')[0]));
  });
});
