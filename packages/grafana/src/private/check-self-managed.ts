import { type AmpDataSourceType, grafanaFinding } from '@promontory/amp-facts';
import { ConfigurationError, isConcrete } from '@promontory/core';
import type { AlertAccess } from '@promontory/dashboards';
import { replacedPart } from '@promontory/helm';
import type { IConstruct } from 'constructs';
import type { SelfManagedGrafanaProps } from '../self-managed-grafana.js';
import { checkSources } from './check-sources.js';

/** What is told by the props once their defaults are known. */
interface Chosen {
  readonly version: string;
  readonly type: AmpDataSourceType;
  readonly alerts: AlertAccess;
}

/** Values that decide what Grafana reads and who gets in: each has a prop, or is the point of the construct. */
const OURS: readonly { readonly path: readonly string[]; readonly instead: string }[] = [
  { path: ['adminUser'], instead: "use 'adminSecret'" },
  { path: ['adminPassword'], instead: "use 'adminSecret'" },
  { path: ['admin', 'existingSecret'], instead: "use 'adminSecret'" },
  { path: ['serviceAccount', 'create'], instead: 'leave it to the chart' },
  { path: ['serviceAccount', 'name'], instead: "use 'serviceAccount'" },
  {
    path: ['serviceAccount', 'annotations', 'eks.amazonaws.com/role-arn'],
    instead: "add permissions to the construct's 'role'",
  },
  { path: ['datasources', 'datasources.yaml'], instead: 'add a file of another name beside it' },
  { path: ['env', 'GF_AUTH_SIGV4_AUTH_ENABLED'], instead: 'leave it: without it no request is signed' },
  { path: ['grafana.ini', 'auth', 'sigv4_auth_enabled'], instead: 'leave it: without it no request is signed' },
  { path: ['image', 'tag'], instead: "use 'version', which is checked" },
];

/** What would make a Grafana that reads nothing, or lets anybody in. */
export function checkSelfManaged(scope: IConstruct, props: SelfManagedGrafanaProps, chosen: Chosen): void {
  const refuse = (what: string, got: string, expected: string, fix: string): never => {
    throw new ConfigurationError(`SelfManagedGrafana${what}`, { got, expected, fix }, scope);
  };
  checkSources(props, refuse);
  if (isConcrete(props.url) && !/^https?:\/\/\S+$/.test(props.url)) {
    refuse('Url', props.url, 'an http or https URL', "change 'url'");
  }
  const features = [
    chosen.type === 'prometheus' ? ('sigv4' as const) : ('plugin' as const),
    ...(chosen.alerts === 'none' ? [] : ['alerts' as const]),
  ];
  for (const feature of features) {
    const finding = grafanaFinding(feature, chosen.version);
    if (finding !== undefined) refuse('Version', finding.got, finding.expected, finding.fix);
  }
  if (props.identity !== 'pod-identity' && props.podIdentityAgent !== undefined) {
    refuse(
      'Identity',
      'a Pod Identity agent for a role by IRSA',
      "identity 'pod-identity', or no agent",
      "change 'identity', or leave 'podIdentityAgent' out",
    );
  }
  for (const { path, instead } of OURS) {
    const found = replacedPart(props.values ?? {}, path);
    if (found === undefined) continue;
    const expected = 'values that leave sign-in, identity and data sources of Grafana alone';
    refuse('Values', `values.${found.join('.')}`, expected, instead);
  }
}
