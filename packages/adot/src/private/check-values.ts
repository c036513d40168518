import { ConfigurationError } from '@promontory/core';
import type { HelmValues } from '@promontory/helm';
import { isMapping } from '@promontory/vocabulary';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { ADOT_COMPONENTS } from '../adot-components.js';
import type { AdotImage } from '../adot-collector.js';

/** Values that decide who writes where, and what is scraped by whom: each has a prop, or is the point of the construct. */
const OURS: readonly { readonly path: readonly string[]; readonly instead: string }[] = [
  { path: ['mode'], instead: "use 'mode'" },
  { path: ['replicaCount'], instead: "use 'shards' or 'replicas'" },
  { path: ['autoscaling', 'enabled'], instead: "use 'shards': pods that come and go would scrape what others scrape" },
  { path: ['image', 'repository'], instead: "use 'image'" },
  { path: ['image', 'tag'], instead: "use 'image'" },
  { path: ['image', 'digest'], instead: "use 'image'" },
  { path: ['command', 'name'], instead: 'leave it: the image has one program' },
  { path: ['fullnameOverride'], instead: "use 'releaseName'" },
  { path: ['namespaceOverride'], instead: "use 'namespace'" },
  { path: ['serviceAccount', 'create'], instead: 'leave it to the chart' },
  { path: ['serviceAccount', 'name'], instead: "use 'serviceAccount'" },
  {
    path: ['serviceAccount', 'annotations', 'eks.amazonaws.com/role-arn'],
    instead: "add permissions to the construct's 'role'",
  },
  { path: ['configMap', 'create'], instead: "use 'jobs', 'destinations' and 'values.alternateConfig'" },
  { path: ['config'], instead: "write it under 'alternateConfig', which the chart takes instead" },
  { path: ['alternateConfig', 'receivers', 'prometheus'], instead: "use 'jobs'" },
  { path: ['service', 'type'], instead: 'leave ClusterIP: nothing of a collector belongs on a network outside' },
  { path: ['ingress', 'enabled'], instead: 'leave it off: nothing of a collector belongs on a network outside' },
  { path: ['httproute', 'enabled'], instead: 'leave it off: nothing of a collector belongs on a network outside' },
];

/** Raw values may tune the chart and add to the configuration, not undo the construct. */
export function checkValues(scope: IConstruct, own: HelmValues, merged: HelmValues, image: AdotImage = {}): void {
  const refuse = (path: readonly string[], instead: string): never => {
    throw new ConfigurationError(
      'AdotValues',
      {
        got: `values.${path.join('.')}`,
        expected: 'values that leave identity, destination and mode of the collector alone',
        fix: instead,
      },
      scope,
    );
  };
  for (const { path, instead } of [...OURS, ...writers(own)]) {
    if (!same(at(own, path), at(merged, path))) refuse(path, instead);
  }
  const listed = ['alternateConfig', 'service', 'extensions'];
  const extensions = at(merged, listed);
  for (const extension of at(own, listed) as string[]) {
    if (!Array.isArray(extensions) || !extensions.includes(extension)) {
      refuse(listed, `name ${extension} in the list as well`);
    }
  }
  if (image.tag === undefined && image.digest === undefined) checkComponents(scope, merged);
}

/** What of the configuration says where samples go. The rest of an exporter may be tuned. */
function writers(own: HelmValues): { path: readonly string[]; instead: string }[] {
  const keys = (...path: readonly string[]): string[] =>
    Object.keys(at(own, ['alternateConfig', ...path]) as HelmValues);
  const paths = [
    ...keys('extensions').map((id) => ['extensions', id]),
    ...keys('exporters').flatMap((id) =>
      [['endpoint'], ['auth'], ['external_labels', 'cluster'], ['external_labels', '__replica__']].map((rest) => [
        'exporters',
        id,
        ...rest,
      ]),
    ),
    ...keys('service', 'pipelines').flatMap((id) =>
      ['receivers', 'exporters'].map((key) => ['service', 'pipelines', id, key]),
    ),
  ];
  return paths.map((path) => ({
    path: ['alternateConfig', ...path],
    instead: "use 'destinations' and 'clusterLabel', or add a pipeline of another name",
  }));
}

/** A component that the image lacks keeps the collector from starting. */
function checkComponents(scope: IConstruct, values: HelmValues): void {
  for (const kind of ['extensions', 'receivers', 'processors', 'exporters'] as const) {
    const components = at(values, ['alternateConfig', kind]);
    for (const id of isMapping(components) ? Object.keys(components) : []) {
      const type = id.split('/')[0] ?? '';
      if (ADOT_COMPONENTS[kind].includes(type)) continue;
      throw new ConfigurationError(
        'AdotComponent',
        {
          got: `values.alternateConfig.${kind}.${id}`,
          expected: `what ADOT ${ADOT_COMPONENTS.tag} contains: ${ADOT_COMPONENTS[kind].join(', ')}`,
          fix: "use one of these, or an 'image' that contains it",
        },
        scope,
      );
    }
  }
}

function at(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isMapping(inner) && !Token.isUnresolved(inner) ? inner[key] : undefined),
    values,
  );
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
