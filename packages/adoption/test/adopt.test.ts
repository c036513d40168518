import { parse } from 'yaml';
import { adopt, type Adoption, AdoptionError, Inventory, readSource } from '../src/index.js';
import { alertManager, ARN, DEFINITION, ID, namespace, RULES, SCRAPER, scraper, SCRAPING, SHAPES, shown, STACK, state, workspace } from './states.js'; // prettier-ignore

const adoptionOf = (...texts: string[]): Adoption => {
  const inventory = new Inventory();
  inventory.zones.set('subnet-1', 'eu-west-1a').set('subnet-2', 'eu-west-1b');
  texts.forEach((text, index) => readSource(inventory, text, `${index}.tfstate`));
  return adopt(inventory, 'production');
};
const environmentOf = ({ files }: Adoption): unknown => parse(files['environment.yaml'] ?? '');
const WHOLE = {
  apiVersion: 'promontory/v1',
  account: '111122223333',
  region: 'eu-west-1',
  backend: { kind: 'local' },
  workspaces: {
    metrics: {
      adopt: { workspaceId: ID, rules: ['team-a'], alertManager: true },
      alias: 'metrics',
      tags: { team: 'sre' },
      logging: false,
      rules: { 'team-a': 'rules/metrics/team-a.yaml' },
      alertManager: {
        topics: {},
        file: 'alert-manager/metrics.yaml',
        templates: ['alert-manager/metrics/own.tmpl'],
      },
    },
  },
  clusters: [
    {
      name: 'shop-1',
      label: 'shop',
      workspace: 'metrics',
      collection: {
        kind: 'managed-scraper',
        alias: 'shop',
        adopt: SCRAPER,
        subnets: [
          { id: 'subnet-1', availabilityZone: 'eu-west-1a' },
          { id: 'subnet-2', availabilityZone: 'eu-west-1b' },
        ],
        securityGroupIds: ['sg-1'],
        exporters: 'existing',
        scrapeInterval: '30s',
        jobs: [{ custom: { job_name: 'kubelet', kubernetes_sd_configs: [{ role: 'node' }], scrape_timeout: '10s' } }],
      },
    },
  ],
};

describe.each(Object.entries(SHAPES))('a state %s', (_, text) => {
  test('becomes one and the same environment', () => {
    const adoption = adoptionOf(text);
    expect(environmentOf(adoption)).toEqual(WHOLE);
    expect(adoption.files['rules/metrics/team-a.yaml']).toBe(RULES);
    expect(adoption.files['alert-manager/metrics.yaml']).toMatch(/^route: \{ receiver: sns \}\nreceivers:\n/);
    expect(adoption.files['alert-manager/metrics/own.tmpl']).toBe('{{ define "own" }}x{{ end }}');
    expect(adoption).toMatchObject({ workspaces: 1, namespaces: 1, scrapers: 1 });
  });

  test('is let go of by its own addresses, each once, and nothing else is', () => {
    const removed = [...(adoptionOf(text).files['RELEASING.md'] ?? '').matchAll(/^terraform state rm '(.*)'$/gm)];
    const addresses = removed.map(([, address]) => address).sort();
    const { resources } = JSON.parse(text) as { resources: { module?: string; mode: string; type: string; name: string; instances: { index_key?: string | number }[] }[] }; // prettier-ignore
    const expected = resources
      .filter(({ mode, type }) => mode === 'managed' && type.startsWith('aws_prometheus_'))
      .flatMap(({ module, type, name, instances }) =>
        instances.map(({ index_key: key }) =>
          [...(module === undefined ? [] : [module]), type, name].join('.').concat(key === undefined ? '' : `[${JSON.stringify(key)}]`),
        ),
      ); // prettier-ignore
    expect(addresses).toEqual(expected.sort());
    expect(addresses).toHaveLength(4);
  });
});

test('what is in no module and has no key can be let go of by a removed block as well', () => {
  const releasing = adoptionOf(SHAPES['written by hand, in the root']).files['RELEASING.md'] ?? '';
  expect(releasing).toContain(
    'removed {\n  from = aws_prometheus_workspace.main\n  lifecycle { destroy = false }\n}\n',
  );
  expect(releasing).not.toContain('from = aws_prometheus_rule_group_namespace.team');
  expect(adoptionOf(SHAPES['by the Terraform accelerator, version 3']).files['RELEASING.md']).not.toContain(
    'removed {',
  );
});

test('the words of `show -json` are read like a state, however deep', () => {
  const adoption = adoptionOf(shown('module.a.module.b["x"].aws_prometheus_workspace.w', workspace()));
  expect(environmentOf(adoption)).toMatchObject({ workspaces: { metrics: { adopt: ID, alias: 'metrics' } } });
  expect(adoption.files['RELEASING.md']).toContain(
    `terraform state rm 'module.a.module.b["x"].aws_prometheus_workspace.w'`,
  );
});

test('a stack of the CDK tells ids alone: what AWS was not asked for is left as it is, and said', () => {
  const inventory = new Inventory();
  expect(readSource(inventory, STACK, 'stack.json')).toBe('cloudformation');
  const adoption = adopt(inventory, 'production');
  expect(environmentOf(adoption)).toMatchObject({ workspaces: { metrics: { adopt: ID } } });
  expect(adoption.notes).toEqual(
    expect.arrayContaining([
      'metrics: the namespace team-a is left as it is: its rules are not known (give a state that has them, or --live)',
      `the scraper ${SCRAPER} is left as it is: too little is known of it (give --live)`,
    ]),
  );
  const releasing = adoption.files['RELEASING.md'];
  expect(releasing).toContain('## The CloudFormation stack single-new-eks-opensource');
  // What is left as it is stays where it is.
  expect(releasing).toMatch(/- `ampWorkspace5F2A1B3C`\n\n/);
});

test('workspace and rules of two states are joined; several workspaces and Regions become one environment', () => {
  const second = 'ws-2';
  const other = workspace({
    id: second,
    arn: `arn:aws:aps:us-east-1:111122223333:workspace/${second}`,
    alias: 'metrics',
  });
  const third = workspace({ id: 'ws-3', arn: ARN.replace(ID, 'ws-3'), alias: null, tags: null });
  const adoption = adoptionOf(
    state(['aws_prometheus_workspace.w', { a: workspace(), b: other, c: third }]),
    state(['aws_prometheus_rule_group_namespace.r', [namespace('team-a')]]),
  );
  expect(environmentOf(adoption)).toMatchObject({
    region: 'eu-west-1',
    workspaces: {
      metrics: { adopt: { workspaceId: ID, rules: ['team-a'] } },
      'metrics-2': { adopt: second, region: 'us-east-1' },
      'metrics-3': { adopt: 'ws-3' },
    },
  });
  expect(adoption.notes).toContain('metrics-3: it has no alias, and gets one');
});

test('what would be replaced is written out: key, retention, limits; tags that AWS keeps are not', () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';
  const tags = { 'aws:cloudformation:stack-name': 'x', AMPAgentlessScraper: '', team: 'sre' };
  const logging = [{ log_group_arn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/amp:*' }];
  const adoption = adoptionOf(
    state(
      ['aws_prometheus_workspace.w', [workspace({ kms_key_arn: key, tags, logging_configuration: logging })]],
      ['aws_prometheus_workspace_configuration.w', [{ workspace_id: ID, retention_period_in_days: 60, limits_per_label_set: [{ label_set: { team: 'a' }, limits: [{ max_series: 5 }] }] }]],
    ),
  ); // prettier-ignore
  expect((environmentOf(adoption) as { workspaces: object }).workspaces).toEqual({
    metrics: { adopt: ID, alias: 'metrics', tags: { team: 'sre' }, kmsKeyArn: key, retentionDays: 60, limits: [{ labels: { team: 'a' }, maxSeries: 5 }] },
  }); // prettier-ignore
  expect(adoption.notes).toContain(
    'metrics: its log goes to a new group from the apply on; /amp stays, with what is in it',
  );
});

test.each<[string, object, string]>([
  ['zones that nobody told', { source: [{ eks: [{ cluster_arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/c', subnet_ids: ['subnet-9'], security_group_ids: ['sg-1'] }] }] }, 'the zones of its subnets are not known: give --subnets subnet-9:<zone>'],
  ['other external labels', { scrape_configuration: SCRAPING.replace('cluster: shop', 'cluster: shop, team: a') }, "its external labels team would be lost: an environment sets 'cluster' alone"],
  ['a workspace of somebody else', { destination: [{ amp: [{ workspace_arn: `${ARN}9` }] }] }, 'its workspace is not adopted here'],
  ['a configuration that is none', { scrape_configuration: 'a: [' }, 'its configuration is not YAML'],
  ['no jobs', { scrape_configuration: 'global: {}' }, 'its configuration has no scrape_configs'],
])('a scraper with %s is left as it is, and is not let go of', (_, more, reason) => {
  const text = state(['aws_prometheus_workspace.w', [workspace()]], ['aws_prometheus_scraper.s', [scraper(more)]]);
  const { files, notes } = adoptionOf(text);
  expect(notes).toContain(`the scraper ${SCRAPER} is left as it is: ${reason}`);
  expect(parse(files['environment.yaml'] ?? '')).not.toHaveProperty('clusters');
  expect(files['RELEASING.md']).not.toContain('aws_prometheus_scraper');
}); // prettier-ignore

test('an alert manager that cannot be told apart is left as it is; names of templates lead nowhere else', () => {
  for (const definition of ['a: b', DEFINITION.replace('own:', '../own:')]) {
    const { files, notes } = adoptionOf(
      state(['aws_prometheus_workspace.w', [workspace()]], ['aws_prometheus_alert_manager_definition.a', [alertManager(definition)]]),
    ); // prettier-ignore
    expect(notes).toContain('metrics: the alert manager is left as it is: it cannot be told apart into files');
    expect(Object.keys(files)).toEqual(['environment.yaml', 'RELEASING.md']);
    expect(files['RELEASING.md']).not.toContain('aws_prometheus_alert_manager_definition');
  }
});

test('rules without their workspace, and a namespace of another name, are left as they are', () => {
  const alone = adoptionOf(state(['aws_prometheus_workspace.w', [workspace()]], ['aws_prometheus_rule_group_namespace.r', [namespace('a b')]])); // prettier-ignore
  expect(alone.notes).toContain("metrics: the namespace a b is left as it is: its name has other than letters, digits, '.', '_' and '-'");
  expect(() => adoptionOf(state(['aws_prometheus_rule_group_namespace.r', [namespace('a')]]))).toThrow('no workspace was found');
}); // prettier-ignore

test('what is on its way out, and data sources, are nobody’s', () => {
  const text = JSON.stringify({
    version: 4,
    resources: [
      { mode: 'managed', type: 'aws_prometheus_workspace', name: 'w', instances: [{ attributes: workspace() }, { deposed: 'a1', attributes: workspace({ arn: `${ARN}2` }) }] },
      { mode: 'data', type: 'aws_prometheus_workspace', name: 'd', instances: [{ attributes: workspace({ arn: `${ARN}3` }) }] },
    ],
  }); // prettier-ignore
  expect(adoptionOf(text).workspaces).toBe(1);
});

test('zones come from subnets that a state holds', () => {
  const inventory = new Inventory();
  readSource(inventory, state(['data.aws_subnet.a', [{ id: 'subnet-7', availability_zone: 'eu-west-1c' }]]), 'a');
  expect(inventory.zones.get('subnet-7')).toBe('eu-west-1c');
});

test.each<[string, string]>([
  ['{', 'x is not JSON: is it cut short, or a saved plan?'],
  ['[]', 'x is not a state: expected an object'],
  ['{"a":1}', 'x is neither a state nor a list of resources'],
  ['{"version":3,"modules":[]}', 'x is a state of version 3, expected 4'],
])('%s is refused with what to give', (text, message) => {
  expect(() => readSource(new Inventory(), text, 'x')).toThrow(AdoptionError);
  expect(() => readSource(new Inventory(), text, 'x')).toThrow(message);
});

test('two accounts are two environments', () => {
  const other = workspace({ arn: 'arn:aws:aps:eu-west-1:999999999999:workspace/ws-2' });
  expect(() => adoptionOf(state(['aws_prometheus_workspace.w', { a: workspace(), b: other }]))).toThrow(
    'workspaces of several accounts (111122223333, 999999999999): make an environment of each',
  );
});
