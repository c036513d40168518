import { COLLECTOR_CASES } from './collector-cases.js';
import { OTHER_REGION_CASES } from './other-region-cases.js';
import { changed, PRIVATE, VALID, valid, WORKSPACE_ARN } from './environment-folder.js';

/** One way to get an environment wrong. */
export interface ProblemCase {
  readonly title: string;
  readonly yaml: string;
  readonly files?: Readonly<Record<string, string>>;
}

const W = '    alias: test-metrics\n';
const CLUSTER = VALID.slice(VALID.indexOf('  - name'));
const COLLECTION = VALID.slice(VALID.indexOf('    collection:'));
const AGENT = '    collection:\n      kind: prometheus-agent\n';
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

const workspace = (more: string): string => valid(W, `${W}    ${more}\n`);
const collection = (more: string): string => valid('      subnets', `      ${more}\n      subnets`);
const cluster = (more: string): string => valid('  - name: checkout\n', `  - name: checkout\n    ${more}\n`);
const only = (text: string): string => valid(`  metrics:\n${W}`, text);
const adot = (more: string): string => VALID.replace(COLLECTION, `    collection:\n      kind: adot\n${more}`);
const agent = (more: string): string => VALID.replace(COLLECTION, `${AGENT}${more}`);
const server = (more: string): string =>
  VALID.replace(COLLECTION, `    collection:\n      kind: prometheus-server\n${more}`);
const operator = (more: string): string =>
  VALID.replace(COLLECTION, `    collection:\n      kind: prometheus-operator\n${more}`);
const ROUTES = '    routeTableIds: [rtb-0a1b2c3d4e5f60718]\n';
const NETWORK = PRIVATE.slice(PRIVATE.indexOf('  main:'), PRIVATE.indexOf('clusters:'));
const network = (more: string): string => changed(ROUTES, `${ROUTES}    ${more}\n`);
const ALL = '[aps-workspaces, sts, ec2, ecr.api, ecr.dkr, s3]';
const MANAGED = `    collection:
      kind: managed-scraper
      subnets:
        - { id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }
        - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }
`;
const scraped = (text: string): string => `${text.slice(0, text.indexOf('    collection:'))}${MANAGED}`;
const rules = (text?: string): Pick<ProblemCase, 'yaml' | 'files'> => ({
  yaml: workspace('rules: { own: rules.yaml }'),
  ...(text === undefined ? {} : { files: { 'rules.yaml': text } }),
});

const ACK_TWICE = valid(W, `${W}    rules: { own: rules.yaml }\n    alertManager: { topics: { a: {} } }\n`).replace(
  '  - name: checkout\n',
  '  - name: checkout\n    ack: {}\n',
);

const FOREIGN = WORKSPACE_ARN.replace('111122223333', '444455556666');
const SCRAPER = 'arn:aws:aps:eu-west-1:111122223333:scraper/s-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const role = (account: string, name = 'deploy'): string => `arn:aws:iam::${account}:role/${name}`;
const foreign = (more: string): string => only(`  metrics: { existing: '${FOREIGN}', ${more} }\n`);
/** With workspaces of another account: one by roles that are made, one by a role that is there. */
const several = (text: string): string =>
  text
    .replace(
      'clusters:',
      `  far: { existing: '${FOREIGN}', deployRoleArn: '${role('444455556666')}' }\n  given: { existing: '${FOREIGN.replace('ws-1', 'ws-2')}', assumeRoleArn: '${role('444455556666', 'writer')}', externalId: x }\nclusters:`,
    )
    .replace('  - name: checkout\n', '  - name: checkout\n    workspace: metrics\n');
const alsoTo = (more: string): string => agent(`      alsoTo: [${more}]\n`);

const CROSS_ACCOUNT: readonly ProblemCase[] = [
  {
    title: 'roles for a workspace of the own account',
    yaml: only(`  metrics: { existing: '${WORKSPACE_ARN}', deployRoleArn: '${role('111122223333')}' }\n`),
  },
  {
    title: 'a deploy role of a third account for a workspace',
    yaml: foreign(`deployRoleArn: '${role('777788889999')}'`),
  },
  {
    title: 'two ways to write to another account',
    yaml: foreign(`deployRoleArn: '${role('444455556666')}', assumeRoleArn: '${role('444455556666', 'writer')}'`),
  },
  {
    title: 'an external id of a workspace without a role',
    yaml: foreign(`deployRoleArn: '${role('444455556666')}', externalId: x`),
  },
  { title: 'the ARN of a scraper where there is no other account', yaml: collection(`scraperArn: '${SCRAPER}'`) },
  {
    title: 'the ARN of a scraper of another Region',
    yaml: foreign(`deployRoleArn: '${role('444455556666')}'`).replace(
      '      subnets',
      `      scraperArn: '${SCRAPER.replace('eu-west-1', 'us-east-1')}'\n      subnets`,
    ),
  },
  { title: 'the ARN of no scraper', yaml: collection(`scraperArn: '${WORKSPACE_ARN}'`) },
  { title: 'an agent that also writes to what is not there', yaml: alsoTo('{ workspace: metric }') },
  { title: 'an agent that also writes to its own workspace', yaml: alsoTo('{ workspace: metrics, standby: true }') },
  { title: 'an external id of an agent without a role', yaml: alsoTo('{ workspace: metrics, externalId: x }') },
  {
    title: 'keys in a Secret for roles that are made',
    yaml: several(
      agent('      identity: static\n      credentials: { secret: keys }\n      alsoTo: [{ workspace: far }]\n'),
    ),
  },
  {
    title: 'two workspaces for a Prometheus that cannot sign',
    yaml: several(server('      prometheusVersion: 2.25.2\n      alsoTo: [{ workspace: given }]\n')),
  },
  {
    title: 'external ids for a Prometheus that knows none',
    yaml: several(
      server(
        `      prometheusVersion: 3.5.0\n      alsoTo:\n        - { workspace: given }\n        - { workspace: far, assumeRoleArn: '${role('444455556666')}', externalId: x }\n`,
      ),
    ),
  },
];
const GRAFANA = (more: string, yaml = VALID): string =>
  `${yaml}grafana:\n  version: '12.4'\n  identityCenter: { admins: { groupIds: [g-1] } }\n${more}`;
const inGrafana = (more: string): string => cluster(`grafana: { adminSecret: { name: s }, ${more} }`);
const OTHERS = WORKSPACE_ARN.replace('111122223333', '999999999999');
const remote = (role: string, name = 'other'): string =>
  `  remoteSources: { ${name}: { workspace: '${OTHERS}', roleArn: '${role}' } }\n`;

/** Each is told apart by its title in fixtures/problems.txt, where its messages stand whole. */
export const CASES: readonly ProblemCase[] = [
  { title: 'an empty file', yaml: '' },
  { title: 'a file of comments', yaml: '# nothing\n' },
  { title: 'text that is no YAML', yaml: 'a: [1,\n' },
  { title: 'a tab', yaml: 'a:\n\tb: 1\n' },
  { title: 'two documents', yaml: `${VALID}---\na: 1\n` },
  { title: 'a word', yaml: 'hello\n' },
  { title: 'a list', yaml: '- a\n' },
  { title: 'a key twice', yaml: valid('region: eu-west-1\n', 'region: eu-west-1\nregion: eu-west-1\n') },
  { title: 'a misspelt key', yaml: valid('workspaces:', 'worksapces:') },
  { title: 'a misspelt key further down', yaml: valid('alias:', 'aliass:') },
  { title: 'a missing key', yaml: valid("account: '111122223333'\n", '') },
  { title: 'a key without a value', yaml: valid('region: eu-west-1', 'region:') },
  { title: 'an account without quotes', yaml: valid("'111122223333'", '111122223333') },
  { title: 'an account that is too short', yaml: valid("'111122223333'", "'1111'") },
  { title: 'a misspelt Region', yaml: valid('region: eu-west-1', 'region: eu-wset-1') },
  { title: 'a place instead of a Region', yaml: valid('region: eu-west-1', 'region: Ireland') },
  { title: 'a Region without AMP', yaml: valid('region: eu-west-1', 'region: cn-north-1') },
  { title: 'a version from the future', yaml: valid('promontory/v1', 'promontory/v2') },
  { title: 'a tag that is a number', yaml: valid('region: eu-west-1\n', 'region: eu-west-1\ntags: { a: 1 }\n') },
  {
    title: 'a role that is a user',
    yaml: valid('region: eu-west-1\n', 'region: eu-west-1\ndeployRoleArn: arn:aws:iam::111122223333:user/x\n'),
  },
  { title: 'an unknown backend', yaml: valid('kind: local', 'kind: s33') },
  { title: 'a backend without kind', yaml: valid('  kind: local\n', '  bucket: x\n') },
  { title: 'a key of another backend', yaml: valid('kind: local', 'kind: local\n  bucket: x') },
  { title: 'half of an S3 backend', yaml: valid('kind: local', 'kind: s3\n  bucket: state') },
  { title: 'a workspace ARN for a key', yaml: workspace(`kmsKeyArn: ${WORKSPACE_ARN}`) },
  { title: 'the ARN of an alias for a key', yaml: workspace('kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:alias/x') },
  { title: 'a key of another Region', yaml: workspace(`kmsKeyArn: ${KEY}`) },
  { title: 'days that CloudWatch does not offer', yaml: workspace('logging: { retentionDays: 31 }') },
  { title: 'logging: true', yaml: workspace('logging: true') },
  {
    title: 'a misspelt protocol',
    yaml: workspace('alertManager: { topics: { a: { subscriptions: [{ protocol: emial, endpoint: x }] } } }'),
  },
  { title: 'no topic', yaml: workspace('alertManager: { topics: {} }') },
  { title: 'two topics and no routes', yaml: workspace('alertManager: { topics: { a: {}, b: {} } }') },
  { title: 'a workspace name with capitals', yaml: valid('  metrics:', '  My_Metrics:') },
  { title: 'no workspace', yaml: valid(`workspaces:\n  metrics:\n${W}`, 'workspaces: {}\n') },
  { title: 'workspaces as a list', yaml: only('  - metrics\n') },
  { title: 'an ARN that is none', yaml: only('  metrics: { existing: nope }\n') },
  {
    title: 'an alias for a workspace made elsewhere',
    yaml: only(`  metrics: { existing: '${WORKSPACE_ARN}', alias: x }\n`),
  },
  {
    title: 'a workspace of another account',
    yaml: only(`  metrics: { existing: '${WORKSPACE_ARN.replace('111122223333', '999999999999')}' }\n`),
  },
  ...CROSS_ACCOUNT,
  { title: 'clusters as a mapping', yaml: `${VALID.slice(0, VALID.indexOf('clusters:'))}clusters: { a: 1 }\n` },
  { title: 'a cluster that is nothing', yaml: `${VALID}  -\n` },
  { title: 'an alias of nothing', yaml: valid('region: eu-west-1', 'region: *here') },
  { title: 'a cluster twice', yaml: VALID + CLUSTER },
  { title: 'a label twice', yaml: VALID + CLUSTER.replace('checkout', 'search\n    label: checkout') },
  { title: 'a misspelt workspace', yaml: cluster('workspace: metrcis') },
  { title: 'two workspaces and none chosen', yaml: valid(W, `${W}  other: {}\n`) },
  { title: 'a mode in lower case', yaml: cluster('authenticationMode: api') },
  {
    title: 'attributes by halves',
    yaml: cluster("attributes: { endpoint: 'http://x', vpcId: vpc-0a1b2c3d4e5f60718 }"),
  },
  { title: 'no collection', yaml: VALID.replace(COLLECTION, '') },
  { title: 'no kind of collection', yaml: valid('      kind: managed-scraper\n', '') },
  { title: 'a misspelt kind of collection', yaml: valid('managed-scraper', 'managed-scrapper') },
  { title: 'a key of another kind of collection', yaml: agent('      subnets: []\n') },
  { title: 'a scraper in another Region than its workspace', yaml: cluster('region: us-east-1') },
  { title: '15 s on the scraper', yaml: collection('scrapeInterval: 15s') },
  { title: 'an interval that is no duration', yaml: collection('scrapeInterval: 1 min') },
  { title: '15 s in a job on the scraper', yaml: collection('jobs: [{ preset: kubelet, scrapeInterval: 15s }]') },
  { title: 'a misspelt preset', yaml: collection('jobs: [{ preset: kublet }]') },
  { title: 'an empty job', yaml: collection('jobs: [{}]') },
  { title: 'a job of both kinds', yaml: collection('jobs: [{ preset: kubelet, custom: {} }]') },
  { title: 'a job that is a word', yaml: collection('jobs: [kubelet]') },
  { title: 'a job twice', yaml: collection('jobs: [{ preset: kubelet }, { preset: kubelet }]') },
  {
    title: 'a host name on the scraper',
    yaml: collection('jobs: [{ custom: { job_name: x, static_configs: [{ targets: [host:1] }] } }]'),
  },
  { title: 'subnets in one zone', yaml: valid('eu-west-1b', 'eu-west-1a') },
  { title: 'a zone of another Region', yaml: valid('eu-west-1b', 'us-east-1b') },
  { title: 'a subnet twice', yaml: valid('60002', '60001') },
  {
    title: 'one subnet',
    yaml: valid('        - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }\n', ''),
  },
  { title: 'no subnets', yaml: VALID.slice(0, VALID.indexOf('      subnets')) },
  { title: 'an id that is none', yaml: valid('subnet-0a1b2c3d4e5f60002', 'subnet-x') },
  {
    title: 'subnets as words',
    yaml: valid('{ id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }', 'subnet-0a1b2c3d4e5f60002'),
  },
  {
    title: 'several bad values of an agent',
    yaml: agent(
      '      namespace: My_NS\n      storage: 8\n      remoteWrite: { maxShards: 0 }\n      chart: { version: ^29 }\n',
    ),
  },
  {
    title: 'an alert manager with api_url',
    yaml: workspace('alertManager: { topics: { oncall: {} }, file: am.yaml }'),
    files: {
      'am.yaml':
        'route: { receiver: a }\nreceivers:\n  - name: a\n    sns_configs:\n      - topic_arn: topic:oncall\n        api_url: http://x\n',
    },
  },
  {
    title: 'a rule with a PromQL error',
    ...rules('groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: sum(rate(x[5m])\n'),
  },
  { title: 'a rule file that is no YAML', ...rules('groups: [\n') },
  { title: 'a rule file that is not there', ...rules() },
  { title: 'a path out of the environments', yaml: workspace('rules: { own: ../../../../etc/passwd }') },
  { title: 'an absolute path', yaml: workspace('rules: { own: /etc/passwd }') },
  { title: 'a folder instead of a file', yaml: workspace('rules: { own: . }') },
  {
    title: 'a misspelt kind in a file of clusters/',
    yaml: VALID,
    files: { 'clusters/search.yaml': 'name: search\ncollection: { kind: prometheus-agnt }\n' },
  },
  { title: 'an empty file in clusters/', yaml: VALID, files: { 'clusters/search.yaml': '' } },
  {
    title: 'a cluster in both places',
    yaml: VALID,
    files: { 'clusters/checkout.yaml': 'name: checkout\ncollection: { kind: prometheus-agent }\n' },
  },
  {
    title: 'endpoints that do not go with their protocols',
    yaml: workspace(
      'alertManager: { topics: { a: { subscriptions: [{ protocol: email, endpoint: oncall }, { protocol: https, endpoint: "http://x" }, { protocol: sqs, endpoint: queue }, { protocol: lambda, endpoint: "arn:aws:sqs:eu-west-1:111122223333:q" }] } } }',
    ),
  },
  {
    title: 'a deploy role of another account',
    yaml: valid('region: eu-west-1\n', 'region: eu-west-1\ndeployRoleArn: arn:aws:iam::999999999999:role/x\n'),
  },
  {
    title: 'tags that AWS refuses',
    yaml: valid('region: eu-west-1\n', "region: eu-west-1\ntags: { 'aws:x': a, 'b*': c, d: 'e\\f' }\n"),
  },
  {
    title: 'fifty-one tags',
    yaml: valid(
      'region: eu-west-1\n',
      `region: eu-west-1\ntags: { ${Array.from({ length: 51 }, (_, i) => `t${i}: x`).join(', ')} }\n`,
    ),
  },
  { title: 'a tag that is a flag', yaml: valid('region: eu-west-1\n', 'region: eu-west-1\ntags: { a: true }\n') },
  { title: 'days in quotes', yaml: workspace("logging: { retentionDays: '30' }") },
  { title: 'a flag in quotes', yaml: workspace("deletionProtection: 'false'") },
  { title: 'a number in quotes', yaml: agent("      remoteWrite: { maxShards: '5' }\n") },
  {
    title: 'a state whose key is in another Region',
    yaml: valid('kind: local', `kind: s3\n  bucket: state\n  region: eu-west-1\n  kmsKeyArn: ${KEY}`),
  },
  {
    title: 'a workspace of a Region that is none',
    yaml: only(`  metrics: { existing: '${WORKSPACE_ARN.replace('eu-west-1', 'eu-west-9')}' }\n`),
  },
  { title: 'a misspelt existing', yaml: only(`  metrics: { existng: '${WORKSPACE_ARN}' }\n`) },
  {
    title: 'the issuer of a cluster of another Region',
    yaml: cluster(
      "attributes: { endpoint: 'https://x', certificateAuthorityData: eA==, oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/A', vpcId: vpc-0a1b2c3d4e5f60718, clusterSecurityGroupId: sg-0a1b2c3d4e5f60718 }",
    ),
  },
  {
    title: 'an OIDC provider of another account',
    yaml: cluster(
      "attributes: { endpoint: 'https://x', certificateAuthorityData: eA==, oidcProviderArn: 'arn:aws:iam::999999999999:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A', vpcId: vpc-0a1b2c3d4e5f60718, clusterSecurityGroupId: sg-0a1b2c3d4e5f60718 }",
    ),
  },
  {
    title: 'a label twice in one workspace under two names',
    yaml: `${only(`  metrics: { existing: '${WORKSPACE_ARN}' }\n  same: { existing: '${WORKSPACE_ARN}' }\n`).replace(
      '  - name: checkout\n',
      '  - name: checkout\n    workspace: metrics\n',
    )}  - { name: search, label: checkout, workspace: same, collection: { kind: prometheus-agent } }\n`,
  },
  { title: 'a workspace called constructor', yaml: cluster('workspace: constructor') },
  {
    title: 'a bad alias beside a missing file and a key of another Region',
    yaml: valid(W, `    alias: ''\n    kmsKeyArn: ${KEY}\n    rules: { own: [none.yaml] }\n`),
  },
  {
    title: 'a bad mode beside a cluster twice, one zone and a short interval',
    yaml: `${collection('scrapeInterval: 15s').replace('eu-west-1b', 'eu-west-1a')}${CLUSTER.replace(
      'checkout\n',
      'checkout\n    authenticationMode: none\n',
    )}`,
  },
  {
    title: 'a bad Region of the environment beside a misspelt workspace',
    yaml: cluster('workspace: metrcis').replace('region: eu-west-1', 'region: nowhere'),
  },
  {
    title: 'a misspelt workspace key with two workspaces',
    yaml: cluster('workspce: metrics').replace(W, `${W}  other: {}\n`),
  },
  { title: 'a file that is no text', yaml: workspace('rules: { own: r.yaml }'), files: { 'r.yaml': 'PK\u0003\0\0' } },
  { title: 'clusters that is a file', yaml: VALID, files: { clusters: 'name: a\n' } },
  { title: 'a folder for a cluster', yaml: VALID, files: { 'clusters/a.yaml/b': '' } },
  {
    title: 'a group in two files of a namespace',
    yaml: workspace('rules: { all: [a.yaml, b.yaml] }'),
    files: {
      'a.yaml': 'groups: [{ name: g, rules: [{ record: "a:b", expr: up }] }]\n',
      'b.yaml': 'groups: [{ name: g, rules: [{ record: "c:d", expr: up }] }]\n',
    },
  },
  {
    title: 'a record in two namespaces',
    yaml: workspace('rules: { one: a.yaml, two: b.yaml }'),
    files: {
      'a.yaml': 'groups: [{ name: g, rules: [{ record: "a:b", expr: up }] }]\n',
      'b.yaml': 'groups: [{ name: h, rules: [{ record: "a:b", expr: up }] }]\n',
    },
  },
  { title: 'a rule namespace with a space', yaml: workspace('rules: { a b: r.yaml }') },
  {
    title: 'both kinds of key',
    yaml: workspace(`newKey: {}\n    kmsKeyArn: ${KEY.replace('us-east-1', 'eu-west-1')}`),
  },
  {
    title: 'numbers out of bounds',
    yaml: workspace(
      'retentionDays: 1096\n    outOfOrderWindowSeconds: 601\n    ruleQueryOffsetSeconds: -1\n    newKey: { deletionWindowDays: 6, rotationPeriodDays: 1 }\n    queryLogging: { samplesThreshold: -1, retentionDays: 31 }',
    ),
  },
  {
    title: 'limits that are none',
    yaml: workspace(
      "limits: [{ labels: { 'a-b': x }, maxSeries: -1 }, { maxSeries: 1 }, { labels: { a: '' }, maxSeries: 1 }]",
    ),
  },
  { title: 'a setting that the provider of the bindings has not', yaml: workspace('outOfOrderWindowSeconds: 60') },
  {
    title: 'a provider that is too old for a setting',
    yaml: workspace('ruleQueryOffsetSeconds: 60').replace(
      'region: eu-west-1\n',
      'region: eu-west-1\nawsProvider: { version: 6.30.0 }\n',
    ),
  },
  {
    title: 'a range of providers',
    yaml: valid('region: eu-west-1\n', "region: eu-west-1\nawsProvider: { version: '~> 6.0' }\n"),
  },
  {
    title: 'a provider older than the bindings',
    yaml: valid('region: eu-west-1\n', 'region: eu-west-1\nawsProvider: { version: 6.24.9 }\n'),
  },
  { title: 'access for everybody', yaml: workspace("access: { writerRoleArns: ['*'] }") },
  { title: 'an adopted alias', yaml: workspace('adopt: metrics') },
  { title: 'an adopted alias, with what is in it', yaml: workspace('adopt: { workspaceId: metrics, rule: [a] }') },
  {
    title: 'adopted rules and an alert manager that are not configured',
    yaml: workspace('adopt: { workspaceId: ws-1, rules: [team-a], alertManager: true }'),
  },
  { title: 'tags of a workspace that AWS refuses', yaml: workspace("tags: { 'aws:x': a }") },
  {
    title: 'a chat without its format and with a misspelt topic',
    yaml: workspace(
      "alertManager: { topics: { oncall: {} }, chats: { team: { slackTeamId: T1, slackChannelId: '#alerts', topics: [onclal] } } }",
    ),
  },
  {
    title: 'a secret of PagerDuty with a name that AWS refuses',
    yaml: workspace("alertManager: { topics: { oncall: {} }, pagerDuty: { sre: { secretName: 'on call' } } }"),
  },
  {
    title: 'a misspelt secret of PagerDuty',
    yaml: workspace('alertManager: { topics: {}, file: am.yaml, pagerDuty: { sre: {} } }'),
    files: {
      'am.yaml': 'route: { receiver: p }\nreceivers: [{ name: p, pagerduty_configs: [{ routing_key: secret:sra }] }]\n',
    },
  },
  {
    title: 'a chat that hears nothing it can read',
    yaml: workspace(
      'alertManager: { topics: { oncall: {} }, chats: { team: { slackTeamId: T1, slackChannelId: C1, topics: [onclal] } } }',
    ),
  },
  {
    title: 'templates that are not there, or there twice',
    yaml: workspace('alertManager: { topics: { oncall: {} }, templates: [none.tmpl, a.tmpl, b/a.tmpl] }'),
    files: { 'a.tmpl': '{{ define "a" }}{{ end }}', 'b/a.tmpl': '' },
  },
  { title: 'a misspelt format', yaml: workspace('alertManager: { topics: { oncall: {} }, messageFormat: jsno }') },
  { title: 'rules owned twice', ...rules('groups: [{ name: g, rules: [{ alert: A, expr: up }] }]\n'), yaml: ACK_TWICE },
  {
    title: 'logging owned twice, by a controller of two workspaces',
    yaml: cluster('ack: { workspaces: [metrics, other], mayConfigureLogging: true }\n    workspace: metrics').replace(
      W,
      `${W}  other: { logging: false }\n`,
    ),
  },
  {
    title: 'costs of a collector that brings not all of them',
    yaml: cluster('costs: { kind: opencost }').replace(
      '      subnets',
      '      jobs: [{ preset: kube-state-metrics, dropMetrics: [kube_pod_owner] }, { preset: opencost, keepMetrics: [kubecost_.*] }]\n      subnets',
    ),
  },
  {
    title: 'a Kubecost that has no AMP any more',
    yaml: cluster('costs: { kind: kubecost, chart: { version: 3.2.1 } }'),
  },
  {
    title: 'a Kubecost add-on that has no AMP any more, with a chart and elsewhere',
    yaml: cluster(
      'costs: { kind: kubecost, addonVersion: v3.0.3-eksbuild.1, namespace: costs, chart: { version: 2.8.7 } }',
    ),
  },
  { title: 'a version of no Kubecost', yaml: cluster('costs: { kind: kubecost, addonVersion: latest }') },
  {
    title: 'a misspelt workspace of costs',
    yaml: cluster('costs: { kind: kubecost, workspace: metrcis }'),
  },
  {
    title: 'a misspelt workspace of a cluster and its costs',
    yaml: cluster('workspace: m\n    costs: { kind: kubecost }'),
  },
  {
    title: 'costs that count twice what collectors bring',
    yaml: cluster('costs: { kind: kubecost, shows: workspace }'),
  },
  {
    title: 'costs of two clusters that cannot be told apart',
    yaml:
      cluster('workspace: metrics\n    costs: { kind: kubecost, workspace: costs }').replace(
        W,
        `${W}  costs: {}\n  far: { region: us-east-1 }\n`,
      ) +
      '  - name: checkout\n    region: us-east-1\n    workspace: far\n    costs: { kind: kubecost, workspace: costs }\n    collection: { kind: prometheus-agent }\n',
  },
  {
    title: 'costs without internet',
    yaml: changed('    network: main\n', '    network: main\n    costs: { kind: opencost }\n'),
  },
  {
    title: 'costs by IRSA without a provider',
    yaml: cluster(
      'costs: { kind: opencost }\n    attributes: { endpoint: https://0123.gr7.eu-west-1.eks.amazonaws.com, certificateAuthorityData: LS0tLS1CRUdJTg==, vpcId: vpc-0a1b2c3d4e5f60718, clusterSecurityGroupId: sg-0a1b2c3d4e5f60718 }',
    ),
  },
  { title: 'costs of a kind that is not known', yaml: cluster('costs: { kind: opncost }') },
  { title: 'a key of the other kind of costs', yaml: cluster('costs: { kind: opencost, addonVersion: v2.8.7 }') },
  { title: 'a controller of nothing', yaml: cluster('ack: { workspaces: [] }') },
  {
    title: 'logs of nothing',
    yaml: cluster('ack: { workspaces: [], mayCreateWorkspaces: true, mayConfigureLogging: true }'),
  },
  { title: 'a misspelt workspace of a controller', yaml: cluster('ack: { workspaces: [metrcis, none] }') },
  { title: 'a misspelt workspace of a cluster and its controller', yaml: cluster('workspace: metrcis\n    ack: {}') },
  {
    title: 'a controller of two Regions',
    yaml: cluster('workspace: metrics\n    ack: { workspaces: [metrics, far] }').replace(
      W,
      `${W}  far: { region: us-east-1 }\n`,
    ),
  },
  {
    title: 'a controller of a workspace of another account',
    yaml: cluster('workspace: metrics\n    ack: { workspaces: [theirs] }').replace(
      W,
      `${W}  theirs: { existing: '${WORKSPACE_ARN.replace('111122223333', '444455556666')}' }\n`,
    ),
  },
  {
    title: 'a controller with misspelt settings',
    yaml: cluster(
      'ack: { workspace: [metrics], deletionPolicy: keep, identity: podidentity, watchNamespaces: every, namespace: A, chart: { version: latest } }',
    ),
  },
  { title: 'a controller of a workspace twice', yaml: cluster('ack: { workspaces: [metrics, metrics] }') },
  { title: 'a controller that owns nothing', yaml: cluster('ack: { owns: [] }') },
  { title: 'a controller that watches nothing', yaml: cluster('ack: { watchNamespaces: [] }') },
  {
    title: 'anomaly detectors with mistakes',
    yaml: workspace(
      "anomalyDetectors: { a: { query: 'sum(' }, 'b c': { query: up, sampleSize: 1, ignoreAbove: { ratio: 0 } } }",
    ),
  },
  {
    title: 'a log of a scraper that the provider of the bindings has not',
    yaml: collection(`logging: { kmsKeyArn: '${KEY}' }`),
  },
  { title: 'a log of no component', yaml: collection('logging: { components: [] }') },
  {
    title: 'a cost alarm with mistakes',
    yaml: valid(
      'workspaces:\n',
      'costAlarm: { about: amp, subscriptions: [{ protocol: email, endpoint: x }], monitorArn: arn:aws:ce::444455556666:anomalymonitor/1, threshold: {} }\nworkspaces:\n',
    ),
  },
  { title: 'a cost alarm that nobody hears', yaml: valid('workspaces:\n', 'costAlarm: { about: all }\nworkspaces:\n') },
  {
    title: 'costs with mistakes',
    yaml: valid(
      'workspaces:\n',
      "costs: { budget: { dollarsPerMonth: '5', dollars: 3 }, freeTier: 1, prices: { eu-wst-1: {}, eu-west-1: { ingestion: [{ perTenMillion: 1 }, { upTo: 9, perTenMillion: 1 }] } } }\nworkspaces:\n",
    ),
  },
  {
    title: 'price steps that fall',
    yaml: valid(
      'workspaces:\n',
      'costs: { prices: { eu-west-1: { ingestion: [{ upTo: 9, perTenMillion: 1 }, { upTo: 8, perTenMillion: 1 }, { perTenMillion: 1 }] } } }\nworkspaces:\n',
    ),
  },
  {
    title: 'a size with mistakes',
    yaml: cluster('size: { nodes: 0, pod: 5 }'),
  },
  { title: 'a size of jobs that are not there', yaml: cluster('size: { series: { kublet: 5, mine: 6 } }') },
  {
    title: 'a state backend that is not where the states are',
    yaml: valid(
      'backend:\n  kind: local\n',
      'backend: { kind: s3, bucket: other, region: us-east-1, kmsKeyArn: arn:aws:kms:us-east-1:111122223333:key/1 }\ndeployRoleArn: arn:aws:iam::111122223333:role/deploy\nstateBackend: { bucket: states, ci: { kind: github, repository: https://github.com/a/b } }\n',
    ),
  },
  {
    title: 'a state backend beside HCP Terraform',
    yaml: valid(
      'backend:\n  kind: local\n',
      'backend: { kind: hcp, organization: acme }\nstateBackend: { retentionDays: 0, ci: { kind: gitlab, project: a, branch: "*" } }\n',
    ),
  },
  { title: 'alarms that nobody hears', yaml: workspace('alarms: {}') },
  {
    title: 'alarms with mistakes',
    yaml: workspace(
      "alarms: { subscriptions: [{ protocol: email, endpoint: x }], topicArns: ['arn:aws:sns:us-east-1:111122223333:t'], ruleGroups: ['none;g'], disable: [notifications-failed], thresholds: { notifications-failed: { threshold: 1, percent: 5 } }, runbookUrl: 'https://x/' }",
    ),
  },
  {
    title: 'alarms with misspelt keys',
    yaml: workspace(
      'alarms: { subscriptions: [{ protocol: email, endpoint: a@b.c }], disable: [notification-failed], thresholds: { discarded-rate-limited: { period: 61 } }, quotas: { activeSeries: 0 }, ruleGroups: [g], topicArns: [x] }',
    ),
  },
  { title: 'a misspelt network', yaml: changed('network: main', 'network: mian') },
  { title: 'a network where there is none', yaml: cluster('network: main') },
  { title: 'a network that no cluster names', yaml: changed('    network: main\n', '') },
  {
    title: 'a network whose clusters are a mapping',
    yaml: `${PRIVATE.slice(0, PRIVATE.indexOf('clusters:'))}clusters: { name: checkout }\n`,
  },
  { title: 'a network whose cluster is nothing', yaml: `${PRIVATE.slice(0, PRIVATE.indexOf('  - name'))}  -\n` },
  { title: 'a network that a misspelt key names', yaml: changed('    network: main', '    netwrok: main') },
  {
    title: 'a network whose cluster is in a file that is no YAML',
    yaml: PRIVATE.slice(0, PRIVATE.indexOf('clusters:')),
    files: { 'clusters/checkout.yaml': 'a: [1,\n' },
  },
  { title: 'a network with capitals', yaml: PRIVATE.replaceAll('main', 'Main_VPC') },
  { title: 'networks as a list', yaml: `${VALID}networks: [main]\n` },
  {
    title: 'an empty network',
    yaml: changed(PRIVATE.slice(PRIVATE.indexOf('    vpcId'), PRIVATE.indexOf('clusters:')), ''),
  },
  { title: 'a VPC by its name', yaml: changed('vpc-0a1b2c3d4e5f60718', 'main') },
  { title: 'a misspelt key of a network', yaml: changed('routeTableIds', 'routeTableId') },
  { title: 'a network in another Region', yaml: network('region: eu-central-1') },
  {
    title: 'a network and subnets in another Region',
    yaml: network('region: eu-central-1').replaceAll('Zone: eu-west-1', 'Zone: eu-central-1'),
  },
  {
    title: 'a network subnet twice',
    yaml: changed('60002, availabilityZone: eu-west-1b', '60001, availabilityZone: eu-west-1b'),
  },
  { title: 'two network subnets in one zone', yaml: changed('eu-west-1b', 'eu-west-1a') },
  { title: 'an endpoint that is missing', yaml: network('services: [aps-workspaces, ec2, ecr.api, ecr.dkr, s3]') },
  {
    title: 'endpoints that are missing for two clusters, one with Pod Identity',
    yaml: `${network('services: [aps-workspaces, ec2, ecr.api, s3]').replace('      values', '      identity: pod-identity\n      values')}  - name: search
    network: main
    collection: { kind: prometheus-agent, chart: { repository: 'oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com/charts' } }
`,
  },
  { title: 'an endpoint of a misspelt service', yaml: network('services: [aps-workspace]') },
  { title: 'services that are no list', yaml: network('services: all') },
  {
    title: 'an endpoint that is to be made and exists',
    yaml: network(`services: ${ALL}\n    existing: { sts: vpce-0a1b2c3d4e5f60718 }`),
  },
  { title: 'an endpoint that exists by its name', yaml: network('existing: { sts: my-endpoint }') },
  { title: 'an endpoint twice', yaml: network('services: [aps-workspaces, sts, ec2, ecr.api, ecr.dkr, s3, sts]') },
  { title: 'a gateway without route tables', yaml: changed(ROUTES, '') },
  { title: 'images of ECR without private DNS', yaml: network('privateDns: false') },
  {
    title: 'an endpoint that AWS does not have in the Region',
    yaml: network('uses: { nodes: self-managed }').replaceAll('eu-west-1', 'ap-southeast-5'),
  },
  { title: 'a client that is let in twice', yaml: network('clients: [{ cidr: 10.0.0.0/16 }, { cidr: 10.0.0.0/16 }]') },
  { title: 'clients that are everybody', yaml: network('clients: [{ cidr: 0.0.0.0/0 }]') },
  { title: 'a client by its name', yaml: network('clients: [{ securityGroupId: nodes }]') },
  { title: 'a client that is text', yaml: network('clients: [sg-0a1b2c3d4e5f60718]') },
  {
    title: 'statements for an endpoint that is not made',
    yaml: network(
      "alsoAllow: { sts: [{ actions: ['sts:*'], resources: ['*'] }] }\n    existing: { sts: vpce-0a1b2c3d4e5f60718 }",
    ),
  },
  {
    title: 'statements for an endpoint that nobody needs',
    yaml: network("alsoAllow: { kms: [{ actions: ['kms:*'], resources: ['*'] }] }"),
  },
  {
    title: 'one VPC under two names',
    yaml: changed('clusters:', `${NETWORK.replace('main', 'other')}clusters:`).concat(
      `  - { name: search, network: other, collection: { kind: prometheus-agent, values: { server: { image: { repository: x } } } } }\n`,
    ),
  },
  {
    title: 'statements with mistakes',
    yaml: network('alsoAllow: { sts: [{ actions: [everything], resources: [bucket], who: me }] }'),
  },
  {
    title: 'statements for an endpoint that takes no policy',
    yaml: network(
      "uses: { grafanaUsers: true }\n    alsoAllow: { grafana-workspace: [{ actions: ['grafana:*'], resources: ['*'] }] }",
    ),
  },
  { title: 'a Grafana in the network without its role', yaml: network('uses: { grafana: in-cluster }') },
  {
    title: 'an endpoint of AMP that nobody uses',
    yaml: scraped(network('services: [aps-workspaces, ec2, ecr.api, ecr.dkr, s3]')),
  },
  {
    title: 'a workspace in another Region than the network',
    yaml: changed('  metrics: {}', `  metrics: { existing: '${WORKSPACE_ARN.replace('eu-west-1', 'us-east-1')}' }`),
  },
  { title: 'a network with a tag that AWS refuses', yaml: network("tags: { 'aws:x': y }") },
  {
    title: 'a cluster that is in another VPC than its network',
    yaml: changed(
      '    network: main\n',
      `    network: main
    attributes:
      endpoint: https://x
      certificateAuthorityData: LS0t
      vpcId: vpc-0a1b2c3d4e5f60719
      clusterSecurityGroupId: sg-0a1b2c3d4e5f60718
`,
    ),
  },
  { title: 'a misspelt identity', yaml: agent('      identity: pod-idenitty\n') },
  { title: 'a Pod Identity agent for a role by IRSA', yaml: agent('      podIdentityAgent: eks-addon\n') },
  {
    title: 'Pod Identity with a chart that is too old',
    yaml: agent('      identity: pod-identity\n      chart: { version: 25.8.2 }\n'),
  },
  {
    title: 'Pod Identity with an image that is too old',
    yaml: agent('      identity: pod-identity\n      values: { server: { image: { tag: v2.48.1 } } }\n'),
  },
  {
    title: 'an ADOT collector that stores everything twice',
    yaml: adot('      shards: 2\n      replicas: 2\n      resources: { requests: { cpu: 1 } }\n'),
  },
  {
    title: 'an ADOT collector with mistakes across its keys',
    yaml: adot(
      "      shards: 2\n      replicas: 2\n      resources: { requests: { cpu: '1' } }\n      queue: { retryFor: 2h }\n      memoryLimiter: { limitPercentage: 20 }\n      alsoTo: [{ workspace: metrics }, { workspace: metrcis, externalId: x }]\n",
    ),
  },
  {
    title: 'a label twice in a workspace that one of the two writes to as well',
    yaml: `${adot('      alsoTo: [{ workspace: other }]\n')
      .replace('  - name: checkout\n', '  - name: checkout\n    workspace: metrics\n')
      .replace(
        W,
        `${W}  other: {}\n`,
      )}  - { name: search, label: checkout, workspace: other, collection: { kind: prometheus-agent } }\n`,
  },
  {
    title: 'an ADOT collector with misspelt values',
    yaml: adot('      mode: daemon\n      image: { digest: latest }\n      queue: { batches: 0 }\n      alsoTo: []\n'),
  },
  {
    title: 'metric streams with mistakes',
    yaml: workspace(
      `metricStreams: { a: { namespaces: [AWS/EC2, { namespace: AWS/EC2, metricNames: [x] }], kmsKeyArn: '${KEY}' }, b: { namespaces: { all: true, except: [{ namespace: X }, { namespace: X }] } } }`,
    ),
  },
  {
    title: 'metric streams with misspelt values',
    yaml: workspace(
      'metricStreams: { My_Stream: {}, a: { namespaces: [] }, b: { namespaces: { all: false } }, c: { namespaces: [X], bufferSeconds: 901, bufferMiB: 4, memory: 64, timeout: 301, logRetentionDays: 2 }, d: { namespaces: AWS/EC2 } }',
    ),
  },
  {
    title: 'packs with mistakes',
    yaml: workspace(
      'packs: { worklaods: true, nodes: 1, kubelet: { thresholds: { none: 1 }, disable: [Nothing] } }\n    packOptions: { team: 1, runbookUrl: x }',
    ),
  },
  {
    title: 'objectives with mistakes',
    yaml: workspace(
      "slos: { a: { objective: 2, errorQuery: 'sum(', totalQuery: 'sum(rate(t[5m]))' }, B: { objective: x, totalQery: y } }",
    ),
  },
  {
    title: 'a file that writes the records of a pack, and one that takes its name',
    yaml: workspace('packs: { recording: true }\n    rules: { own: a.yaml, pack-recording: b.yaml }'),
    files: {
      'a.yaml': 'groups: [{ name: g, rules: [{ record: "instance:node_num_cpu:sum", expr: up }] }]\n',
      'b.yaml': 'groups: [{ name: h, rules: [{ record: "a:b", expr: up }] }]\n',
    },
  },
  {
    title: 'a file full of mistakes',
    yaml: "apiVersion: v1\naccount: 1\nregion: x\nworkspaces: { metrics: { alias: '' } }\nclusters: [{ name: 'a b' }]\n",
  },
  { title: 'identity static without a Secret', yaml: agent('      identity: static\n') },
  { title: 'a Secret for a role', yaml: agent('      credentials: { secret: keys }\n') },
  {
    title: 'a Pod Identity agent for keys in a Secret',
    yaml: agent('      identity: static\n      credentials: { secret: keys }\n      podIdentityAgent: existing\n'),
  },
  { title: 'more shards than there may be', yaml: agent('      remoteWrite: { minShards: 300 }\n') },
  { title: 'samples that are too old for AMP', yaml: agent('      remoteWrite: { sampleAgeLimit: 2h }\n') },
  {
    title: 'write relabeling that takes the label of the cluster away',
    yaml: agent('      remoteWrite: { writeRelabel: [{ action: labeldrop, regex: cluster }] }\n'),
  },
  {
    title: 'write relabeling of nothing',
    yaml: agent('      remoteWrite: { writeRelabel: [{ actoin: drop, source_labels: [a], regex: b }] }\n'),
  },
  { title: 'a role to write as that is none', yaml: agent('      remoteWrite: { assumeRole: { roleArn: writer } }\n') },
  { title: 'a write-ahead log that ends before it begins', yaml: agent('      wal: { minTime: 5h }\n') },
  { title: 'eleven replicas', yaml: agent('      replicas: 11\n') },
  {
    title: 'a Prometheus that is too old for an agent',
    yaml: agent("      values: { server: { image: { tag: 'v2.31.0' } } }\n"),
  },
  {
    title: 'replicas of a Prometheus that cannot name them',
    yaml: server('      replicas: 2\n      prometheusVersion: 2.26.1\n'),
  },
  {
    title: 'settings that a Prometheus does not have yet',
    yaml: server(
      "      prometheusVersion: 2.49.1\n      remoteWrite: { sampleAgeLimit: 30m, assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/w', externalId: x } }\n",
    ),
  },
  {
    title: 'an external id for a Prometheus that cannot sign',
    yaml: server(
      "      prometheusVersion: 2.20.0\n      remoteWrite: { assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/w', externalId: x } }\n",
    ),
  },
  {
    title: 'settings that are younger than a Prometheus that cannot sign',
    yaml: server(
      '      prometheusVersion: 2.20.0\n      remoteWrite: { retryOnRateLimit: true, metadata: { send: false } }\n',
    ),
  },
  { title: 'a server that keeps too little', yaml: server('      retention: 1h\n') },
  { title: 'a size without a unit', yaml: server("      retentionSize: '6'\n") },
  {
    title: 'a server on Fargate as on nodes',
    yaml: server(
      '      compute: fargate\n      identity: pod-identity\n      persistentVolume: { size: 8Gi }\n      jobs: [{ preset: node-exporter }]\n',
    ),
  },
  { title: 'shards and replicas', yaml: operator('      shards: 2\n      replicas: 2\n') },
  { title: 'retention of an agent', yaml: operator('      retentionSize: 6GB\n') },
  { title: 'the log of an agent for a server', yaml: operator('      mode: server\n      wal: { maxTime: 1h }\n') },
  {
    title: 'an operator whose Prometheus cannot sign',
    yaml: operator("      values: { prometheus: { prometheusSpec: { image: { tag: 'v2.20.0' } } } }\n"),
  },
  {
    title: 'jobs for a release that has its own',
    yaml: VALID.replace(
      COLLECTION,
      '    collection:\n      kind: existing-prometheus\n      namespace: monitoring\n      jobs: [{ preset: kubelet }]\n      release: { name: prometheus, chartVersion: 25.x }\n',
    ),
  },
  {
    title: 'Pod Identity for a release that is too old',
    yaml: VALID.replace(
      COLLECTION,
      '    collection:\n      kind: existing-prometheus\n      namespace: monitoring\n      identity: pod-identity\n      release: { name: prometheus, chartVersion: 25.8.2 }\n',
    ),
  },
  {
    title: 'a chart that takes no proxy',
    yaml: VALID.replace(
      COLLECTION,
      '    collection:\n      kind: existing-prometheus\n      namespace: monitoring\n      release: { name: prometheus, chartVersion: 12.0.3 }\n',
    ),
  },
  { title: 'a query role that nobody assumes', yaml: workspace('queryRoles: { central: { trusts: [] } }') },
  {
    title: 'a query role of a user with a short external id',
    yaml: workspace("queryRoles: { central: { trusts: ['arn:aws:iam::999999999999:user/x'], externalId: x } }"),
  },
  { title: 'a Grafana of nothing', yaml: `${VALID}grafana: {}\n` },
  { title: 'a Grafana without a way in', yaml: `${VALID}grafana: { version: '12.4' }\n` },
  { title: 'a Grafana without admins', yaml: `${VALID}grafana: { version: '12.4', identityCenter: { admins: {} } }\n` },
  { title: 'a Grafana that is too old', yaml: GRAFANA('').replace('12.4', '8.4') },
  { title: 'a Grafana of a workspace that is not there', yaml: GRAFANA('  workspaces: [metric]\n') },
  { title: 'a Grafana of a workspace twice', yaml: GRAFANA('  workspaces: [metrics, metrics]\n') },
  { title: 'a Grafana that reads nothing', yaml: GRAFANA('  workspaces: []\n') },
  {
    title: 'a Grafana of a workspace with a long name',
    yaml: GRAFANA('', valid('  metrics:\n', `  ${'m'.repeat(30)}:\n`)),
  },
  {
    title: 'a Grafana of a workspace of another account',
    yaml: GRAFANA('', `${only(`  metrics: { existing: ${OTHERS} }\n`).slice(0, -CLUSTER.length - 10)}`),
  },
  { title: 'a remote source with a role of this account', yaml: GRAFANA(remote('arn:aws:iam::111122223333:role/r')) },
  {
    title: 'a remote source called as a workspace',
    yaml: GRAFANA(remote('arn:aws:iam::999999999999:role/r', 'metrics')),
  },
  { title: 'a dashboard that there is not', yaml: GRAFANA('  dashboards: { also: [pods] }\n') },
  { title: 'a dashboard both ways', yaml: GRAFANA('  dashboards: { also: [pod], except: [pod] }\n') },
  {
    title: 'choices for a Grafana that nobody delivers to',
    yaml: GRAFANA('  delivery: none\n  providerVersion: 4.40.1\n  dashboards: { except: [pod] }\n'),
  },
  { title: 'a Grafana with half a VPC', yaml: GRAFANA('  vpc: { subnetIds: [subnet-0a1b2c3d4e5f60001] }\n') },
  { title: 'a Grafana that nobody reaches', yaml: GRAFANA('  networkAccess: {}\n') },
  { title: 'a Grafana with a key of another Region', yaml: GRAFANA(`  kmsKeyArn: ${KEY}\n`) },
  { title: 'a Grafana with a tag of AWS', yaml: GRAFANA("  tags: { 'aws:x': y }\n") },
  {
    title: 'a Grafana made elsewhere that is misspelt',
    yaml: `${VALID}grafana: { exisitng: g-0123456789, version: '12.4' }\n`,
  },
  {
    title: 'a Grafana made elsewhere by a URL of no workspace, with what only one made here has',
    yaml: `${VALID}grafana: { existing: 'https://grafana.example.com', version: '8.4', kmsKeyArn: ${KEY} }\n`,
  },
  {
    title: 'a Grafana made elsewhere, in another Region and account, under long names',
    yaml: `${VALID}grafana:
  existing: https://g-0123456789.grafana-workspace.us-east-1.amazonaws.com
  version: '8.4'
  region: eu-west-1
  prefix: production-eu-west-1
  roleArn: ${role('444455556666')}
  remoteSources: { payments-live: { workspace: '${OTHERS}', roleArn: 'arn:aws:iam::999999999999:role/r' } }
`,
  },
  { title: 'a Grafana in a cluster without a Secret', yaml: cluster('grafana: {}') },
  { title: 'a Grafana in a cluster that is too old', yaml: inGrafana('version: 9.0.0') },
  { title: 'the older way without a version', yaml: inGrafana('dataSource: prometheus') },
  { title: 'the older way in a newer Grafana', yaml: inGrafana('dataSource: prometheus, version: 13.2.0') },
  { title: 'a Grafana in a cluster of a workspace that is not there', yaml: inGrafana('workspaces: [x]') },
  {
    title: 'a Grafana by IRSA without an OIDC provider',
    yaml: inGrafana('').replace(
      '    grafana',
      '    attributes: { endpoint: https://x, certificateAuthorityData: eA==, vpcId: vpc-0a1b2c3d4e5f60718, clusterSecurityGroupId: sg-0a1b2c3d4e5f60001 }\n    grafana',
    ),
  },
  {
    title: 'a Grafana in a network that has none',
    yaml: changed('    network: main\n', '    network: main\n    grafana: { adminSecret: { name: s } }\n'),
  },
  ...COLLECTOR_CASES,
  ...OTHER_REGION_CASES,
];
