import { spawnSync } from 'node:child_process';
import { isInstalled } from '../src/agent.js';
import type { Outage } from '../src/receiver.js';
import { FAR, FAR_WRITER, missing, NEAR, World, WRITER } from '../src/world.js';

// Where there is a Go that can build it, it must be there in CI, as .ci/run has it.
const go = spawnSync('go', ['version'], { encoding: 'utf8' }).stdout ?? '';
const mustRun = process.env['CI'] === 'true' && /go(1\.(2[1-9]|[3-9]\d)|[2-9])/.test(go);
const test_ = isInstalled || mustRun ? test.concurrent : test.skip;
const NOTE = isInstalled ? '' : ' (SKIPPED: build Prometheus by `npm run setup:prometheus`, which needs Go)';

const OUTAGES: readonly Outage[] = ['refuses connections', 'answers 503', 'never answers'];

/** Each test has a world of its own: they wait side by side. */
const inWorld = (story: (world: World) => Promise<void>) => async (): Promise<void> => {
  if (!isInstalled) throw new Error('there is no tools/prometheus/bin/prometheus: npm run setup:prometheus');
  const world = new World();
  try {
    await story(world);
  } finally {
    await world.stop();
  }
};

const newest = (receiver: World['near']): number => Math.max(0, ...receiver.taken.values());

/** Receivers compute every signature anew, and know the one role that may write. */
function expectNothingRefused({ near, far, sts }: World): void {
  expect([...near.problems, ...far.problems, ...sts.refused]).toEqual([]);
}

test_(
  `each destination is written by its own identity, signed for its own Region${NOTE}`,
  inWorld(async (world) => {
    await world.start('irsa');
    await world.until('both have samples', () => newest(world.near) > 5 && newest(world.far) > 5);
    expect(missing(world.near, 5)).toEqual([]);
    expect(missing(world.far, 5)).toEqual([]);
    expectNothingRefused(world);
    expect(new Set(world.sts.calls)).toEqual(
      new Set([
        `AssumeRoleWithWebIdentity of ${WRITER} in ${NEAR}`,
        `AssumeRoleWithWebIdentity of ${WRITER} in ${FAR}`,
        `AssumeRole of ${FAR_WRITER} in ${FAR}`,
      ]),
    );
  }),
);

for (const outage of OUTAGES) {
  test_(
    `one Region ${outage}: the other has every sample, and the first has them after its return${NOTE}`,
    inWorld(async (world) => {
      await world.start('irsa');
      await world.until('both have samples', () => newest(world.near) > 2 && newest(world.far) > 2);
      await world.far.fail(outage);
      const before = newest(world.far);
      const last = world.target.count + 12;
      await world.until('the other Region goes on', () => newest(world.near) >= last);
      expect(missing(world.near, last)).toEqual([]);
      expect(newest(world.far)).toBe(before);
      await world.far.recover();
      await world.until('the backlog is delivered', () => newest(world.far) >= last);
      expect(missing(world.far, last)).toEqual([]);
      expectNothingRefused(world);
    }),
  );
}

test_(
  `with Pod Identity an agent starts while a Region is down, STS with it, and delivers there after its return${NOTE}`,
  inWorld(async (world) => {
    world.hosts.down.add(FAR);
    await world.far.fail('refuses connections');
    await world.start('pod-identity');
    await world.until('the other Region has samples', () => newest(world.near) > 5);
    expect(missing(world.near, 5)).toEqual([]);
    world.hosts.down.delete(FAR);
    await world.far.recover();
    await world.until('the backlog is delivered', () => newest(world.far) > 5, 60);
    expect(missing(world.far, 5)).toEqual([]);
    expectNothingRefused(world);
  }),
);

// Prometheus asks for credentials when it reads its configuration, in the Region of each destination.
test_(
  `with IRSA it does not: no Region is written to${NOTE}`,
  inWorld(async (world) => {
    world.hosts.down.add(FAR);
    await world.start('irsa');
    await world.until('it ends', () => world.agent.exitCode !== undefined, 90);
    expect(world.agent.exitCode).not.toBe(0);
    expect(world.agent.log).toContain('could not get SigV4 credentials');
    expect(world.near.taken.size).toBe(0);
  }),
);
