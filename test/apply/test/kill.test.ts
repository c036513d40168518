import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lane, skipped } from '../src/engine.js';
import { killAll, tree } from '../src/processes.js';
import { randomFrom } from '../src/random.js';
import { type Ran, Repository } from '../src/repository.js';

const POINTS = 20;
/** Another seed tries other moments: `PROMONTORY_KILL_SEED=7 npx jest …`. */
const SEED = Number(process.env['PROMONTORY_KILL_SEED'] ?? 20261121);
const SLOW = { STUBAWS_DELAY_MS: '250' };
const GROUPS = { one: {}, two: { after: 'one' } };
const STACKS = { a: { groups: GROUPS }, b: { after: ['a'], groups: GROUPS } };
const NAMES = Object.keys(STACKS)
  .flatMap((stack) => Object.keys(GROUPS).map((group) => `/${stack}/${group}`))
  .sort();

/** Who ends: the command alone, so that OpenTofu outlives it; all at once, as when a machine dies; or politely. */
const WAYS = ['command', 'machine', 'interrupt'] as const;

lane(`an apply that is killed${skipped}`, () => {
  const original = Repository.of(STACKS);
  let digest: string;
  beforeAll(async () => {
    digest = await original.planned();
  });

  /** Starts an apply, and ends it once something has happened. */
  async function killed(
    repository: Repository,
    way: (typeof WAYS)[number],
    moment: (over: () => boolean) => Promise<unknown>,
    env: Readonly<Record<string, string>> = SLOW,
  ): Promise<Ran> {
    const { child, ended } = repository.start(['apply', 'dev', '--digest', digest], env);
    const pid = Number(child.pid);
    await moment(() => child.exitCode !== null);
    if (way === 'machine') killAll(tree(pid));
    else child.kill(way === 'command' ? 'SIGKILL' : 'SIGINT');
    return ended;
  }

  async function until(happened: () => boolean): Promise<void> {
    while (!happened()) await sleep(20);
  }

  /** Runs it again. What AWS had made, and no state has heard of, has to be told by name; here it is removed. */
  async function rerun(repository: Repository): Promise<Ran> {
    const ran = await repository.apply(digest);
    if (ran.status === 0) return ran;
    expect(ran.stdout).toContain('these were being made: aws_cloudwatch_log_group.');
    forget(repository);
    return repository.apply(digest);
  }

  function forget(repository: Repository): void {
    const known = repository.inStates(Object.keys(STACKS));
    const cloud = JSON.parse(readFileSync(repository.cloud, 'utf8')) as { resources: Record<string, object> };
    const resources = Object.fromEntries(
      Object.entries(cloud.resources).filter(([key]) => known.includes(String(key.split('|')[3]))),
    );
    repository.write('../../cloud.json', JSON.stringify({ ...cloud, resources }));
  }

  const random = randomFrom(SEED);
  const points = Array.from({ length: POINTS }, (_, index) => ({
    way: WAYS[index % WAYS.length] ?? 'command',
    at: random(),
  }));

  test.each(points)('$way, at $at of its work: nothing is lost, and the same command ends it', async ({ way, at }) => {
    const repository = original.copy();
    // By what it has done and not by the clock: a busy machine must not push all points to one end.
    const made = Math.floor(at * (NAMES.length + 1));
    const first = await killed(repository, way, async (over) => {
      await until(() => over() || repository.done().length >= made);
      await sleep((at * (NAMES.length + 1) - made) * (made === 0 ? 3000 : 400));
    });
    const again = await rerun(repository);
    expect(again.stderr).not.toMatch(/Error/);
    expect({ way, at, first: first.status, again: again.status, out: again.stdout }).toMatchObject({ again: 0 });

    expect(repository.existing()).toEqual(NAMES);
    expect(repository.inStates(Object.keys(STACKS))).toEqual(NAMES);
    if (way !== 'machine') {
      const calls = repository.done().filter(({ error }) => error === undefined);
      expect(calls.map(({ action, id }) => `${String(action)} ${String(id)}`).sort()).toEqual(
        NAMES.map((name) => `create ${name}`),
      );
    }
    // Empty plans: the states say what there is.
    for (const stack of Object.keys(STACKS)) expect(repository.hasChanges(stack)).toBe(false);
  });

  test('on another machine is gone on with where that is said, and refused where it is not', async () => {
    const repository = original.copy();
    await killed(repository, 'machine', () => until(() => repository.inStates(['a']).length > 0));
    // The states are elsewhere; the journal was that machine's.
    rmSync(repository.file('.promontory/applies'), { recursive: true });
    const refused = await repository.apply(digest);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/BundleState \(\w\): got serial \d+ .* give --resume$/m);
    expect((await repository.apply(digest, {}, '--resume')).status).toBe(0);
    expect(repository.inStates(Object.keys(STACKS))).toEqual(NAMES);
  });

  test('between AWS making a thing and the state hearing of it names that thing', async () => {
    const repository = original.copy();
    const log = `.promontory/applies/${digest.slice('sha256:'.length)}/a.log`;
    const begun = (): boolean => /apply_start.*group\.one|group\.one.*apply_start/.test(repository.read(log));
    await killed(repository, 'machine', () => until(() => existsSync(repository.file(log)) && begun()), {
      STUBAWS_DELAY_MS: '30000',
    });
    const cloud = { resources: { '111122223333|eu-west-1|aws_cloudwatch_log_group|/a/one': {} } };
    const unique = {
      '111122223333|eu-west-1|aws_cloudwatch_log_group|/a/one':
        '111122223333|eu-west-1|aws_cloudwatch_log_group|/a/one',
    };
    repository.write('../../cloud.json', JSON.stringify({ ...cloud, unique }));
    const ran = await repository.apply(digest);
    expect(ran.status).toBe(3);
    expect(ran.stdout).toMatch(
      /^a {2}failed {2}aws_cloudwatch_log_group\.one: .*already exists[^]*these were being made: .*aws_cloudwatch_log_group\.one.*import it: docs\/apply\.md$/m,
    );
    forget(repository);
    expect((await repository.apply(digest)).status).toBe(0);
    expect(repository.inStates(Object.keys(STACKS))).toEqual(NAMES);
  });
});
