import type { Path, Problem } from '@promontory/vocabulary';
import type { ExistingGrafanaSettings, GrafanaSettings } from '../../environment.js';
import type { Wished } from '../build/grafana.js';
import { type Part, placed } from '../part.js';
import { checkReading, type GrafanaSurroundings } from './grafana-reading.js';
import { checkKeyRegion } from './key-region.js';
import { checkProvider } from './newer-provider.js';
import { checkTags } from './tags.js';

/** What a workspace of Amazon Managed Grafana is checked against. */
export interface ManagedGrafanaSurroundings extends GrafanaSurroundings {
  readonly awsProviderVersion: string | undefined;
}

/** A workspace of Amazon Managed Grafana that people get into, that reads something, and that nothing half-set cuts off. */
export function checkGrafana(part: Part<Wished<GrafanaSettings>>, around: ManagedGrafanaSurroundings): Problem[] {
  const { value, doubtful, document, at } = part;
  const { kmsKeyArn, region, tags } = value;
  return [
    ...checkReading(part, [], value, around),
    ...checkSignIn(part),
    ...checkNetworkAccess(part),
    ...checkDelivery(part),
    ...(Number.parseInt(value.version) >= 9 || doubtful.has('version') || value.version === ''
      ? []
      : tell(part, ['version'], `Grafana ${value.version}`, '9.4 or later, which shows rules and alerts', 'raise it')),
    ...(kmsKeyArn === undefined
      ? []
      : [
          ...checkProvider(part, ['kmsKeyArn'], around.awsProviderVersion),
          ...(region === '' || doubtful.has('region') ? [] : checkKeyRegion(part, ['kmsKeyArn'], kmsKeyArn, region)),
        ]),
    ...document.place(checkTags(tags, [...at, 'tags'])),
  ];
}

const tell = (part: Part<unknown>, path: Path, got: string, expected: string, fix: string): Problem[] =>
  placed(part, path, { code: 'ConfigGrafana', got, expected, fix });

function checkSignIn(part: Part<Wished<GrafanaSettings>>): Problem[] {
  const { identityCenter, saml } = part.value;
  if (part.doubtful.has('identityCenter') || part.doubtful.has('saml')) return [];
  if (identityCenter === undefined && saml === undefined) {
    return tell(part, [], 'no way to sign in', "'identityCenter', 'saml' or both", 'add one');
  }
  const { userIds, groupIds } = identityCenter?.admins ?? { userIds: ['SAML'], groupIds: [] };
  if (userIds.length + groupIds.length > 0) return [];
  return tell(part, ['identityCenter', 'admins'], 'no admins', 'at least one user or group', 'add one');
}

function checkNetworkAccess(part: Part<Wished<GrafanaSettings>>): Problem[] {
  const { networkAccess } = part.value;
  if (networkAccess === undefined || part.doubtful.has('networkAccess')) return [];
  if (networkAccess.prefixListIds.length + networkAccess.endpointIds.length > 0) return [];
  return tell(
    part,
    ['networkAccess'],
    'neither prefix lists nor endpoints',
    'at least one: nobody would reach it',
    'add one, or leave it out',
  );
}

/** What nobody delivers is not to be chosen. */
function checkDelivery(part: Part<Wished<GrafanaSettings>>): Problem[] {
  const { delivery, dashboards, providerVersion } = part.value;
  if (delivery !== 'none' || part.doubtful.has('delivery') || part.doubtful.has('dashboards')) return [];
  const chosen = dashboards !== undefined && dashboards.also.length + dashboards.except.length > 0;
  const fix = "leave it out, or write 'delivery: terraform'";
  return [
    ...(chosen
      ? tell(part, ['dashboards'], 'dashboards that are not delivered', "none with 'delivery: none'", fix)
      : []),
    ...(providerVersion === undefined
      ? []
      : tell(part, ['providerVersion'], 'a provider that delivers nothing', "none with 'delivery: none'", fix)),
  ];
}

/** A new key of a workspace lets nobody read through another service unless it says so. */
export function warnOfGrafana(
  part: Part<Wished<GrafanaSettings> | Wished<ExistingGrafanaSettings>>,
  around: GrafanaSurroundings,
): Problem[] {
  const names = part.value.workspaces ?? around.workspaceNames;
  return names.flatMap((name, index) => {
    const workspace = around.workspaces.get(name)?.value;
    if (workspace?.kind !== 'managed' || workspace.encryption.kind !== 'new-key') return [];
    if (workspace.encryption.readerRoleArns.length > 0) return [];
    return placed(part, part.value.workspaces === undefined ? [] : ['workspaces', index], {
      code: 'ConfigGrafanaKey',
      got: `the workspace ${name}, whose new key no role reads by`,
      expected: 'a key that the role of Grafana may use',
      fix: `add its role (made here: the output 'grafana_role_arn', once applied) to 'newKey.readerRoleArns' of ${name}`,
    });
  });
}
