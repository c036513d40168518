import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { synthesize } from '../src/synthesize.js';
import { type Engine, engines, mustRun, ROOT, run, unavailable } from '../src/tofu.js';
import { Workdir } from '../src/workdir.js';

const RULES = "groups:\n  - name: g\n    rules:\n      - { record: 'a:b', expr: up }\n";
const DEFINITION = `alertmanager_config: |
  route: { receiver: sns }
  receivers:
    - name: sns
      sns_configs: [{ topic_arn: 'arn:aws:sns:eu-west-1:111122223333:alerts', sigv4: { region: eu-west-1 } }]
`;
const WORKSPACE = '${aws_prometheus_workspace.this[0].id}';
const MODULE = {
  resource: {
    aws_prometheus_workspace: { this: { count: 1, alias: 'old', tags: { team: 'sre' } } },
    aws_prometheus_rule_group_namespace: {
      this: { for_each: { 'team-a': RULES }, name: '${each.key}', data: '${each.value}', workspace_id: WORKSPACE },
    },
    aws_prometheus_alert_manager_definition: { this: { count: 1, definition: DEFINITION, workspace_id: WORKSPACE } },
    aws_sns_topic: { other: { name: 'kept' } },
  },
};
const OLD = {
  terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '6.25.0' } } },
  provider: { aws: { region: 'eu-west-1' } },
};

/** A repository with one configuration of somebody else beside it, applied for real. */
class Former {
  readonly folder = mkdtempSync(join(tmpdir(), 'promontory-former-'));

  constructor(private readonly engine: Engine) {
    this.write('old/modules/amp/main.tf.json', MODULE);
    this.write('old/main.tf.json', { ...OLD, module: { amp: { source: './modules/amp' } } });
    mkdirSync(join(this.folder, 'environments'));
  }

  write(file: string, json: object): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(json));
  }

  tofu(...args: string[]): string {
    const { status, output } = run(this.engine, join(this.folder, 'old'), [...args, '-no-color']);
    if (status !== 0) throw new Error(output);
    return output;
  }

  promontory(...args: string[]): string {
    const cli = join(ROOT, 'packages', 'cli', 'dist', 'main.js');
    const ran = spawnSync(process.execPath, [cli, ...args], { cwd: this.folder, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return ran.stdout;
  }

  /** Does what RELEASING.md says, word for word, with the engine for `terraform`. */
  release(): void {
    const text = readFileSync(join(this.folder, 'environments', 'adopted', 'RELEASING.md'), 'utf8');
    const commands = [...text.matchAll(/^terraform (state rm .*)$/gm)].map(([, rest]) => `"$ENGINE" ${rest}`);
    expect(commands).toHaveLength(3);
    const env = { ...process.env, ENGINE: this.engine.binary, TF_CLI_CONFIG_FILE: this.engine.cliConfig };
    const ran = spawnSync('sh', ['-ec', commands.join('\n')], { cwd: join(this.folder, 'old'), encoding: 'utf8', env });
    if (ran.status !== 0) throw new Error(ran.stderr);
  }
}

const [engine] = engines;
const test_ = engine !== undefined || mustRun ? test : test.skip;

test_(
  `what another configuration made is taken over whole, and that one lets go of it: nothing is destroyed${unavailable === undefined ? '' : ` (SKIPPED: ${unavailable})`}`,
  () => {
    if (engine === undefined) throw new Error(unavailable);
    const cloud = join(mkdtempSync(join(tmpdir(), 'promontory-cloud-')), 'cloud.json');
    const there = (): string[] =>
      Object.keys((JSON.parse(readFileSync(cloud, 'utf8')) as { resources: object }).resources).sort();
    process.env['STUBAWS_CLOUD'] = cloud;
    try {
      const former = new Former(engine);
      former.tofu('init', '-input=false');
      former.tofu('apply', '-input=false', '-auto-approve');
      const before = there();
      expect(before).toHaveLength(4);
      rememberAttributes(cloud, join(former.folder, 'old', 'terraform.tfstate'));

      const told = former.promontory('adopt', 'adopted', '--state', 'old/terraform.tfstate');
      expect(told).toContain('workspaces: 1, namespaces of rules: 1, scrapers: 0');
      const work = new Workdir(synthesize(join(former.folder, 'environments', 'adopted')), engine);
      const [stack = ''] = work.stacks.filter((id) => id.includes('-workspace-'));
      const tofu = (...args: string[]) => work.tofu(stack, ...args, '-no-color').output;
      tofu('init', '-input=false');
      expect(tofu('plan', '-input=false', '-out=plan')).toMatch(
        /Plan: 3 to import, \d to add, \d to change, 0 to destroy/,
      );
      expect(tofu('apply', '-input=false', 'plan')).toMatch(/3 imported, \d added, \d changed, 0 destroyed/);

      former.release();
      // The module is taken out of the configuration; what it also made is now nobody's but its own.
      former.write('old/main.tf.json', { ...OLD, resource: { aws_sns_topic: { other: { name: 'kept' } } }, moved: [{ from: 'module.amp.aws_sns_topic.other', to: 'aws_sns_topic.other' }] }); // prettier-ignore
      expect(former.tofu('plan', '-input=false')).toMatch(/0 to add, 0 to change, 0 to destroy|No changes/);
      former.tofu('apply', '-input=false', '-auto-approve');
      expect(there()).toEqual(expect.arrayContaining(before));
    } finally {
      delete process.env['STUBAWS_CLOUD'];
      rmSync(dirname(cloud), { recursive: true, force: true });
    }
  },
);

/** The stand-in of AWS keeps what exists by its key alone: an import is answered from what is written under it. */
function rememberAttributes(cloud: string, stateFile: string): void {
  type State = { resources: { type: string; instances: { attributes: Record<string, unknown> }[] }[] };
  const state = JSON.parse(readFileSync(stateFile, 'utf8')) as State;
  const known = JSON.parse(readFileSync(cloud, 'utf8')) as { resources: Record<string, object> };
  for (const { type, instances } of state.resources) {
    for (const { attributes } of instances) {
      const key = Object.keys(known.resources).find((one) => one.endsWith(`|${type}|${String(attributes['id'])}`));
      if (key !== undefined) known.resources[key] = attributes;
    }
  }
  writeFileSync(cloud, JSON.stringify(known));
}
