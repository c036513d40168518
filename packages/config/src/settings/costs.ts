/** What a cluster's namespaces, controllers and pods cost. */
export type CostsSettings = OpenCostSettings | KubecostSettings;

/** Whose costs are shown: the cluster's, those of all that write to the workspace, or nobody's. */
export type CostsView = 'cluster' | 'workspace' | 'nothing';

interface Common {
  readonly shows: CostsView;
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly identity: 'irsa' | 'pod-identity';
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** OpenCost: it reads what the cluster's collector has written. */
export interface OpenCostSettings extends Common {
  readonly kind: 'opencost';
  readonly serviceAccount: string;
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/** Kubecost 2.8, which has a Prometheus of its own. */
export interface KubecostSettings extends Common {
  readonly kind: 'kubecost';
  /** A key of `workspaces`. */
  readonly workspace: string;
  /** The version of the EKS add-on; undefined when it is installed by its chart. */
  readonly addonVersion: string | undefined;
}
