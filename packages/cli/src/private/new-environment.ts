/** What a new environment is made of. */
export interface NewEnvironment {
  readonly account: string;
  readonly region: string;
  readonly cluster?: string | undefined;
  readonly collector: string;
  /** `id:zone` by comma. */
  readonly subnets?: string | undefined;
  readonly email?: string | undefined;
}

/** A new environment as its author would write it, with what comes next as comments. */
export function environmentYaml({ account, region, cluster, collector, subnets, email }: NewEnvironment): string {
  const subscriptions =
    email === undefined ? '{}' : `{ subscriptions: [{ protocol: email, endpoint: ${quote(email)} }] }`;
  return [
    '# yaml-language-server: $schema=../environment.schema.json',
    'apiVersion: promontory/v1',
    `account: ${quote(account)}`,
    `region: ${quote(region)}`,
    '',
    '# One person’s trials. A team keeps its states elsewhere: docs/environments.md, backend.',
    'backend: { kind: local }',
    '',
    'workspaces:',
    '  metrics:',
    '    packs: { workloads: true, nodes: true, kubelet: true }',
    '    alertManager:',
    `      topics: { oncall: ${subscriptions} }`,
    ...(cluster === undefined ? [] : ['', 'clusters:', ...clusterYaml(cluster, collector, subnets)]),
    '',
  ].join('\n');
}

function clusterYaml(cluster: string, collector: string, subnets: string | undefined): string[] {
  const zones = (collector === 'managed-scraper' ? (subnets ?? '') : '').split(',').filter((entry) => entry !== '');
  return [
    `  - name: ${quote(cluster)}`,
    '    collection:',
    `      kind: ${collector}`,
    ...(zones.length === 0 ? [] : ['      subnets:']),
    ...zones.map((entry) => {
      const [id = '', zone = ''] = entry.split(':');
      return `        - { id: ${quote(id)}, availabilityZone: ${quote(zone)} }`;
    }),
  ];
}

/** As YAML takes any text: JSON is YAML. Single quotes where they do, as people write them. */
function quote(text: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/.test(text)) return text;
  return /^[\w.@:+-]+$/.test(text) ? `'${text}'` : JSON.stringify(text);
}
