import type { DestinationProps } from '@promontory/cross-region-writer';
import type { IServiceAccountIdentity } from '@promontory/eks';
import { HelmRelease } from '@promontory/helm';
import {
  chartPrometheus,
  checkWriter,
  type CommonWriterProps,
  mergeOnto,
  type PersistentVolume,
  refuseValues,
  writerIdentity,
} from '@promontory/prometheus-writer';
import type { ScrapeJob } from '@promontory/scrape-config';
import { Construct } from 'constructs';
import { checkServer } from './private/check-server.js';
import { keptValues } from './private/kept.js';
import { serverValues } from './private/server-values.js';
import { signerOf } from './private/signer.js';

/** A release of the prometheus-community chart that somebody installed. */
export interface ExistingRelease {
  /** As `helm list` shows it. */
  readonly name: string;
  /** The version of the chart that is installed, as `helm list` shows it: another would upgrade it on the way. */
  readonly chartVersion: string;
}

interface CommonProps extends CommonWriterProps {
  /**
   * The version of Prometheus, where it is not the chart's: it becomes the image's tag. One before 2.26 cannot sign, and
   * gets a container beside it that does.
   * @default - the chart's
   */
  readonly prometheusVersion?: string;
}

interface NewServerProps extends CommonProps {
  readonly jobs: readonly ScrapeJob[];
  readonly existingRelease?: undefined;
  /** @default 'prometheus-for-amp', the name that AWS's guide uses */
  readonly releaseName?: string;
  /** How long the server itself keeps samples: at least 2h, which it needs to send them. @default '1d' */
  readonly retention?: string;
  /** At most so much of them, such as `6GB`. @default - no limit */
  readonly retentionSize?: string;
  /** `false` keeps samples in the pod: what is not sent when it ends is lost. @default - 8Gi; on Fargate false */
  readonly persistentVolume?: PersistentVolume | false;
  /** Whether the write-ahead log is compressed. @default true */
  readonly walCompression?: boolean;
  /** Where the pods run. On Fargate there is no node-exporter and no volume of EBS. @default 'ec2' */
  readonly compute?: 'ec2' | 'fargate';
}

interface AdoptedServerProps extends CommonProps {
  /** A release that is there: it gets an identity and a destination, and keeps everything else. */
  readonly existingRelease: ExistingRelease;
  readonly jobs?: undefined;
  readonly releaseName?: undefined;
  readonly retention?: undefined;
  readonly retentionSize?: undefined;
  readonly persistentVolume?: undefined;
  readonly walCompression?: undefined;
  readonly compute?: undefined;
}

/** What a server is made of: a new one, or one that is there. */
export type PrometheusServerProps = (NewServerProps | AdoptedServerProps) & DestinationProps;

/**
 * A Prometheus server of the prometheus-community chart: it scrapes, keeps what it scraped for a while, answers queries,
 * and writes everything to AMP.
 */
export class PrometheusServer extends Construct {
  /** The role that the server writes as; undefined with `identity: 'static'`. */
  readonly role: IServiceAccountIdentity | undefined;
  readonly release: HelmRelease;

  constructor(scope: Construct, id: string, props: PrometheusServerProps) {
    super(scope, id);
    const { values = {}, existingRelease } = props;
    const chartVersion = existingRelease?.chartVersion ?? props.chartVersion;
    const prometheus = chartPrometheus(values, chartVersion, props.prometheusVersion);
    const signing = signerOf(prometheus);
    checkServer(this, props, signing.signer);
    checkWriter(this, props, { code: 'PrometheusServer', jobs: props.jobs, ...prometheus, ...signing });
    const identity = writerIdentity(this, props);
    const own = serverValues(props, identity, signing.signer, prometheus.version);
    refuseValues(this, values, { code: 'PrometheusServer', what: 'the server', keeps: keptValues(own, props) });
    this.role = identity.role;
    this.release = new HelmRelease(this, 'Release', {
      chart: 'prometheus',
      releaseName: existingRelease?.name ?? props.releaseName ?? 'prometheus-for-amp',
      namespace: identity.namespace,
      createNamespace: existingRelease === undefined && (props.createNamespace ?? true),
      version: chartVersion,
      repository: props.chartRepository,
      values: mergeOnto(own, values),
      adopt: existingRelease !== undefined,
      // With the permissions in place first, the server's first requests are not refused.
      dependsOn: [...identity.dependencies],
    });
  }
}
