import { ConfigurationError, isConcrete } from '@promontory/core';
import { isArnOf } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { ManagedGrafanaProps } from '../managed-grafana-props.js';
import { checkSources, type Refuse } from './check-sources.js';

/** What AWS would refuse, or take and leave a Grafana that shows nothing or lets nobody in. */
export function checkManaged(scope: IConstruct, props: ManagedGrafanaProps): void {
  const refuse = (what: string, got: string, expected: string, fix: string): never => {
    throw new ConfigurationError(`ManagedGrafana${what}`, { got, expected, fix }, scope);
  };
  const { name, version, kmsKeyArn } = props;
  if (isConcrete(name) && !/^[\w.~-]{1,255}$/.test(name)) {
    refuse('Name', name, "1 to 255 letters, digits and '-._~'", "change 'name'");
  }
  const major = Number(/^(\d+)\.\d+$/.exec(version)?.[1]);
  if (!(major >= 9)) refuse('Version', version, "a version such as '10.4', from 9 on", "change 'version'");
  checkSources(props, refuse);
  if (isConcrete(kmsKeyArn) && !isArnOf(kmsKeyArn, 'kms', 'key/')) {
    refuse('Key', kmsKeyArn, 'the ARN of a KMS key', "change 'kmsKeyArn'");
  }
  checkAuthentication(props, refuse);
  checkNetwork(props, refuse);
}

function checkAuthentication({ authentication: { identityCenter, saml } }: ManagedGrafanaProps, refuse: Refuse): void {
  if (identityCenter === undefined && saml === undefined) {
    refuse('Authentication', 'no way to sign in', 'identityCenter, saml or both', "add one to 'authentication'");
  }
  const { userIds = [], groupIds = [] } = identityCenter?.admins ?? {};
  if (identityCenter !== undefined && userIds.length + groupIds.length === 0) {
    refuse('Admins', 'no admins', 'at least one user or group', "add to 'authentication.identityCenter.admins'");
  }
  if (saml === undefined) return;
  if (isConcrete(saml.metadataUrl) && !/^https:\/\/\S+$/.test(saml.metadataUrl)) {
    refuse('Saml', saml.metadataUrl, 'an https URL', "change 'saml.metadataUrl'");
  }
  // The provider asks for editors; without admins nobody can mend what is wrong.
  for (const key of ['adminRoles', 'editorRoles'] as const) {
    if (saml[key].length === 0) refuse('Saml', `no ${key}`, 'at least one', `add to 'saml.${key}'`);
  }
  const { loginMinutes: minutes } = saml;
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 43_200)) {
    refuse('Saml', `${minutes} minutes`, 'a whole number from 1 to 43200', "change 'saml.loginMinutes'");
  }
}

function checkNetwork({ vpc, networkAccess }: ManagedGrafanaProps, refuse: Refuse): void {
  const between = (what: string, key: string, ids: readonly string[], least: number, most: number): void => {
    if (ids.length < least || ids.length > most || new Set(ids).size < ids.length) {
      refuse(what, `${ids.length} ${key}`, `${least} to ${most}, each once`, `change '${key}'`);
    }
  };
  if (vpc !== undefined) {
    between('Vpc', 'vpc.subnetIds', vpc.subnetIds, 2, 6);
    between('Vpc', 'vpc.securityGroupIds', vpc.securityGroupIds, 1, 5);
  }
  if (networkAccess === undefined) return;
  const { prefixListIds, endpointIds } = networkAccess;
  between('NetworkAccess', 'networkAccess.prefixListIds', prefixListIds, 0, 5);
  between('NetworkAccess', 'networkAccess.endpointIds', endpointIds, 0, 5);
  if (prefixListIds.length + endpointIds.length === 0) {
    refuse(
      'NetworkAccess',
      'neither prefix lists nor endpoints',
      'at least one: nobody would reach the workspace',
      "add to 'networkAccess', or leave it out",
    );
  }
}
