/** The ACK controller for Prometheus Service: rules and alert managers that are owned in Kubernetes. */
export interface AckSettings {
  /** Keys of `workspaces`. */
  readonly workspaces: readonly string[];
  /** Keys of a workspace that Kubernetes owns. */
  readonly owns: readonly ('rules' | 'alertManager')[];
  readonly mayCreateWorkspaces: boolean;
  readonly mayConfigureLogging: boolean;
  /** What becomes of an AWS resource when its object is deleted. */
  readonly deletionPolicy: 'retain' | 'delete';
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly serviceAccount: string;
  /** Undefined for the controller's own namespace. */
  readonly watchNamespaces: readonly string[] | 'all' | undefined;
  readonly identity: 'irsa' | 'pod-identity';
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}
