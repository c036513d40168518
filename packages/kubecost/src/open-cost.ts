import type { IWorkspace } from '@promontory/amp-workspace';
import type { IServiceAccountIdentity } from '@promontory/eks';
import { HelmRelease, type HelmValues, mergeValues } from '@promontory/helm';
import { Construct } from 'constructs';
import { checkValues } from './private/check-values.js';
import { checkIdentity, type IdentityProps, roleOf } from './private/identity.js';
import { OPEN_COST_KEPT, openCostValues } from './private/open-cost-values.js';
import type { CostView } from './view.js';

/** What an OpenCost is made of. */
export interface OpenCostProps extends IdentityProps {
  /** Where the cluster's metrics are. Another Region than the cluster's is fine. */
  readonly workspace: IWorkspace;
  /** The value of the label `cluster` on the cluster's series. */
  readonly clusterLabel: string;
  /**
   * With `workspace`, costs of every cluster that writes to the workspace and has an OpenCost; with `nothing`, no web
   * page.
   * @default 'cluster'
   */
  readonly shows?: CostView;
  /**
   * How often the collector scrapes.
   * @default '60s'
   */
  readonly scrapeInterval?: string;
  /** @default 'opencost' */
  readonly namespace?: string;
  /** @default true */
  readonly createNamespace?: boolean;
  /** @default 'opencost' */
  readonly serviceAccount?: string;
  /**
   * Requests and limits, as Kubernetes writes them; those that are left out stay.
   * @default - the chart's: 10m and 55Mi requested, at most 1Gi
   */
  readonly resources?: HelmValues;
  /** @default - the catalogue's */
  readonly chartVersion?: string;
  /** @default - the catalogue's */
  readonly chartRepository?: string;
  /**
   * Raw values of the chart, merged last. Identity, workspace and view cannot be changed here.
   * @default - none
   */
  readonly values?: HelmValues;
}

/**
 * OpenCost, installed by Helm: it shows what the namespaces, controllers and pods of a cluster cost, from metrics that a
 * collector has brought to AMP. It stores nothing and writes nothing; its own metrics, the prices, are scraped by the
 * preset `opencost`.
 */
export class OpenCost extends Construct {
  /** The role that it queries AMP as. */
  readonly role: IServiceAccountIdentity;
  readonly release: HelmRelease;

  constructor(scope: Construct, id: string, props: OpenCostProps) {
    super(scope, id);
    const { namespace = 'opencost', serviceAccount = 'opencost', values = {} } = props;
    checkIdentity(this, 'OpenCost', props);
    checkValues(this, 'OpenCost', values, OPEN_COST_KEPT);
    this.role = roleOf(this, 'Role', props, {
      namespace,
      serviceAccount,
      description: `Reads metrics of ${props.cluster.clusterName} from AMP for OpenCost`,
    });
    props.workspace.grantQuery(this.role);
    this.release = new HelmRelease(this, 'Release', {
      chart: 'opencost',
      releaseName: 'opencost',
      namespace,
      createNamespace: props.createNamespace ?? true,
      version: props.chartVersion,
      repository: props.chartRepository,
      values: mergeValues(openCostValues(props, this.role, serviceAccount), values),
      // It gives up after a while when its first queries are refused.
      dependsOn: [...this.role.dependencies],
    });
  }
}
