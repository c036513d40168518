import { podIdentityFinding } from '@promontory/amp-facts';
import type { IServiceAccountIdentity } from '@promontory/eks';
import { HelmRelease } from '@promontory/helm';
import {
  checkWriter,
  mergeOnto,
  imageTag,
  type PersistentVolume,
  type PrometheusWriterProps,
  refuseValues,
  writerIdentity,
} from '@promontory/prometheus-writer';
import type { WalSettings } from '@promontory/remote-write';
import type { ScrapeJob } from '@promontory/scrape-config';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkOperator } from './private/check-operator.js';
import { KEPT } from './private/kept.js';
import { operatorValues } from './private/operator-values.js';

interface OperatorProps {
  readonly jobs: readonly ScrapeJob[];
  /** A PrometheusAgent, which keeps nothing but what waits to be sent, or a Prometheus that answers queries. @default 'agent' */
  readonly mode?: 'agent' | 'server';
  /**
   * Pods that divide the targets between them. Not with `replicas`: of one cluster label AMP takes one replica, and would
   * discard the other shards.
   * @default 1
   */
  readonly shards?: number;
  /**
   * Which ServiceMonitors, PodMonitors, Probes and ScrapeConfigs count beside the jobs: those labelled with the release, or
   * all of the cluster.
   * @default 'release'
   */
  readonly monitors?: 'release' | 'all';
  /**
   * Who keeps the operator's own kinds (CRDs): a release of their own, which upgrades them and leaves them when it goes, or
   * somebody else.
   * @default 'release'
   */
  readonly crds?: 'release' | 'existing';
  /** The name of the release: one for each operator of a cluster. @default 'kube-prometheus-stack' */
  readonly releaseName?: string;
  /** With `mode: 'server'`, how long samples are kept: at least 2h. @default '1d' */
  readonly retention?: string;
  /** With `mode: 'server'`, at most so much of them, such as `6GB`. @default - no limit */
  readonly retentionSize?: string;
  /** `false` keeps samples in the pod: what is not sent when it ends is lost. @default - 8Gi */
  readonly persistentVolume?: PersistentVolume | false;
  /** What is scraped and not sent yet. A server has `compression` alone. @default - Prometheus' own */
  readonly wal?: WalSettings;
}

/** What an operator and its Prometheus are made of. */
export type PrometheusOperatorProps = PrometheusWriterProps & OperatorProps;

/** The Prometheus Operator (kube-prometheus-stack), with one Prometheus or PrometheusAgent that writes to AMP. */
export class PrometheusOperator extends Construct {
  /** The role that Prometheus writes as; undefined with `identity: 'static'`. */
  readonly role: IServiceAccountIdentity | undefined;
  readonly release: HelmRelease;
  /** Undefined where somebody else keeps the CRDs. */
  readonly crdsRelease: HelmRelease | undefined;

  constructor(scope: Construct, id: string, props: PrometheusOperatorProps) {
    super(scope, id);
    const { values = {}, crds = 'release' } = props;
    const version = imageTag(values, ['prometheus', 'prometheusSpec', 'image', 'tag']);
    const podIdentity = version === undefined ? undefined : podIdentityFinding('prometheus', version);
    checkOperator(this, props, version);
    checkWriter(this, props, { code: 'PrometheusOperator', jobs: props.jobs, version, podIdentity });
    refuseValues(this, values, { code: 'PrometheusOperator', what: 'Prometheus', keeps: KEPT });
    const identity = writerIdentity(this, props);
    this.role = identity.role;
    this.crdsRelease =
      crds === 'existing'
        ? undefined
        : new HelmRelease(this, 'Crds', {
            chart: 'prometheus-operator-crds',
            releaseName: 'prometheus-operator-crds',
            namespace: identity.namespace,
            createNamespace: props.createNamespace ?? true,
            repository: props.chartRepository,
            // With them would go every Prometheus, monitor and rule of the cluster, whoever made it.
            values: { crds: { annotations: { 'helm.sh/resource-policy': 'keep' } } },
          });
    this.release = new HelmRelease(this, 'Release', {
      chart: 'kube-prometheus-stack',
      releaseName: props.releaseName ?? 'kube-prometheus-stack',
      namespace: identity.namespace,
      createNamespace: props.createNamespace ?? true,
      version: props.chartVersion,
      repository: props.chartRepository,
      values: mergeOnto(operatorValues(props, identity), values),
      // With the permissions in place first, the first requests are not refused.
      dependsOn: [...identity.dependencies, ...(this.crdsRelease === undefined ? [] : [resourceOf(this.crdsRelease)])],
    });
  }
}

const resourceOf = (release: HelmRelease): ITerraformDependable =>
  release.node.defaultChild as unknown as ITerraformDependable;
