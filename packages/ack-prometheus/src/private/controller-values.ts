import type { HelmValues } from '@promontory/helm';
import type { AckControllerProps, AckOwned } from '../ack-controller.js';
import { OWNER_TAG } from './grants.js';

/** Tags of the chart itself (1.4.3): a list in values replaces the chart's, so that these would go. */
const CHART_TAGS = [
  'services.k8s.aws/controller-version=%CONTROLLER_SERVICE%-%CONTROLLER_VERSION%',
  'services.k8s.aws/namespace=%K8S_NAMESPACE%',
  'app.kubernetes.io/managed-by=%MANAGED_BY%',
  'kro.run/kro-version=%KRO_VERSION%',
] as const;

/** The kind of object that stands for what is owned. */
const KINDS: Readonly<Record<AckOwned, string>> = {
  rules: 'RuleGroupsNamespace',
  alertManager: 'AlertManagerDefinition',
};

/** What the values take from around the props. */
export interface Surroundings {
  readonly region: string;
  readonly owns: readonly AckOwned[];
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The chart's values for a controller (1.4.3, 2026-11). */
export function controllerValues(props: AckControllerProps, around: Surroundings): HelmValues {
  const { watchNamespaces = [around.namespace], resources } = props;
  return {
    aws: { region: around.region },
    serviceAccount: {
      create: true,
      name: around.serviceAccount,
      ...(Object.keys(around.annotations).length === 0 ? {} : { annotations: { ...around.annotations } }),
    },
    ...(watchNamespaces === 'all'
      ? { installScope: 'cluster' }
      : { installScope: 'namespace', watchNamespace: watchNamespaces.join(',') }),
    // The chart's own is to delete: a rename in Git would take the rules with it.
    deletionPolicy: props.deletionPolicy ?? 'retain',
    // Annotations of a namespace could otherwise choose another account, role or deletion policy.
    enableCARM: false,
    reconcile: {
      // What the role may not do, the controller does not try.
      resources: [
        ...(props.workspaces.length === 0 ? [] : around.owns.map((owned) => KINDS[owned])),
        ...(props.mayConfigureLogging === true ? ['LoggingConfiguration'] : []),
        ...(props.mayCreateWorkspaces === true ? ['Workspace'] : []),
      ],
    },
    resourceTags: [`${OWNER_TAG}=${props.cluster.clusterName}`, ...CHART_TAGS],
    ...(resources === undefined ? {} : { resources }),
    // A pod that runs keeps the credentials that it was started with: this starts it again when the way to them changes.
    ...(props.identity === 'pod-identity'
      ? { deployment: { annotations: { 'promontory/identity': 'pod-identity' } } }
      : {}),
  };
}
