import { ConfigurationError, isConcrete } from '@promontory/core';
import type { IConstruct } from 'constructs';
import type { AckControllerProps } from '../ack-controller.js';

/** What would make a controller that does nothing, or does it elsewhere. */
export function checkProps(scope: IConstruct, props: AckControllerProps): void {
  const { workspaces, watchNamespaces } = props;
  const refuse = (what: string, got: string, expected: string, fix: string): never => {
    throw new ConfigurationError(`AckController${what}`, { got, expected, fix }, scope);
  };
  if (workspaces.length === 0 && props.mayConfigureLogging === true) {
    refuse('Workspaces', 'logging and no workspaces', 'at least one', "add to 'workspaces'");
  }
  if (workspaces.length === 0 && props.mayCreateWorkspaces !== true) {
    refuse('Workspaces', 'no workspaces', 'at least one', "add to 'workspaces', or set 'mayCreateWorkspaces'");
  }
  if (props.owns?.length === 0) {
    refuse('Owns', "an empty 'owns'", "'rules', 'alertManager' or both", "name one, or leave 'owns' out for both");
  }
  const regions = new Set(workspaces.map(({ region }) => region).filter(isConcrete));
  if (regions.size > 1) {
    refuse('Regions', `workspaces in ${[...regions].join(', ')}`, 'one Region', 'install a controller for each Region');
  }
  if (watchNamespaces !== undefined && watchNamespaces !== 'all') {
    if (watchNamespaces.length === 0) {
      refuse('Namespaces', "an empty 'watchNamespaces'", 'at least one namespace', 'name one, or leave it out');
    }
    const wrong = watchNamespaces.filter(isConcrete).find((name) => !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name));
    if (wrong !== undefined) {
      refuse('Namespaces', JSON.stringify(wrong), "1 to 63 lower-case letters, digits and '-'", 'rename it');
    }
  }
  if (props.identity !== 'pod-identity' && props.podIdentityAgent !== undefined) {
    refuse(
      'Identity',
      'a Pod Identity agent for a role by IRSA',
      "identity 'pod-identity', or no agent",
      "change 'identity', or leave 'podIdentityAgent' out",
    );
  }
}
