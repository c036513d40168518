import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../src/synthesize.js';
import { engines, mustRun, unavailable } from '../src/tofu.js';
import { Workdir } from '../src/workdir.js';

const ID = 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const STACK = 'adopted-eu-west-1-workspace-metrics';
const [engine] = engines;
const test_ = engine !== undefined || mustRun ? test : test.skip;

test_(
  `a workspace made by hand is taken over as it is${unavailable === undefined ? '' : ` (SKIPPED: ${unavailable})`}`,
  () => {
    if (engine === undefined) throw new Error(unavailable);
    // What there is in the account before the first plan, for the stand-in of the AWS provider.
    const cloud = join(mkdtempSync(join(tmpdir(), 'promontory-cloud-')), 'cloud.json');
    const workspace = {
      arn: `arn:aws:aps:eu-west-1:111122223333:workspace/${ID}`,
      alias: 'by-hand',
      prometheus_endpoint: `https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/${ID}/`,
    };
    const key = `111122223333|eu-west-1|aws_prometheus_workspace|${ID}`;
    writeFileSync(cloud, JSON.stringify({ resources: { [key]: workspace } }));
    const work = new Workdir(synthesize(join(__dirname, '..', 'adopted')), engine);
    const tofu = (...args: string[]) => work.tofu(STACK, ...args, '-no-color');

    process.env['STUBAWS_CLOUD'] = cloud;
    try {
      expect(tofu('init', '-input=false').status).toBe(0);
      const plan = tofu('plan', '-input=false', '-out=plan');
      expect(plan.output).toMatch(/Plan: 1 to import, 0 to add, \d to change, 0 to destroy/);
      expect(tofu('apply', '-input=false', 'plan').output).toMatch(/1 imported, 0 added, \d changed, 0 destroyed/);
      expect(tofu('plan', '-input=false', '-detailed-exitcode').status).toBe(0);
    } finally {
      delete process.env['STUBAWS_CLOUD'];
    }
  },
);
