import type { RelabelRule } from '@promontory/scrape-config';

/** How samples wait for AMP and leave for it. The same words for every Prometheus, whoever writes its configuration. */
export interface RemoteWriteSettings {
  /**
   * Samples in one request. AMP takes at most 1 MB of it.
   * @default 1000
   */
  readonly maxSamplesPerSend?: number;
  /**
   * Requests under way at once, at most.
   * @default 200
   */
  readonly maxShards?: number;
  /**
   * Requests under way at once, at least.
   * @default - Prometheus' own, 1
   */
  readonly minShards?: number;
  /**
   * Samples that wait in each shard: at least those of one request.
   * @default 2500
   */
  readonly capacity?: number;
  /**
   * How long a request waits to become full.
   * @default - Prometheus' own, 5s
   */
  readonly batchSendDeadline?: string;
  /**
   * How long to wait after the first failure; it doubles with each.
   * @default - Prometheus' own, 30ms
   */
  readonly minBackoff?: string;
  /**
   * How long to wait at most.
   * @default - Prometheus' own, 5s
   */
  readonly maxBackoff?: string;
  /**
   * Whether a request that AMP refuses for its quota (429) is tried again. Without it those samples are lost.
   * @default true
   */
  readonly retryOnRateLimit?: boolean;
  /**
   * Samples that are older are not sent: after a long failure the newest arrive sooner. At most 1h, because AMP takes
   * none that are older. Needs Prometheus 2.50.
   * @default - they are sent, and AMP refuses them
   */
  readonly sampleAgeLimit?: string;
  /**
   * How long one request may take.
   * @default - Prometheus' own, 30s
   */
  readonly timeout?: string;
  /** Types and descriptions of metrics. @default - sent each minute */
  readonly metadata?: MetadataSettings;
  /**
   * Relabeling of every sample before it is sent: what is dropped here is not paid for. The labels by which AMP knows
   * replicas cannot be touched.
   * @default - none
   */
  readonly writeRelabel?: readonly RelabelRule[];
  /** A role to write as, where it is not the pod's own: for a workspace of another account. @default - the pod's own */
  readonly assumeRole?: AssumedRole;
}

/** What AMP is told of metrics beside their samples. */
export interface MetadataSettings {
  /** @default true */
  readonly send?: boolean;
  /** @default - Prometheus' own, 1m */
  readonly interval?: string;
  /** Metrics in one request. @default - Prometheus' own, 2000 */
  readonly maxSamplesPerSend?: number;
}

/** A role that another one assumes. */
export interface AssumedRole {
  readonly roleArn: string;
  /** What the role asks for beside the identity. Needs Prometheus 3.11. @default - nothing */
  readonly externalId?: string;
}

/** Keys of an IAM user, in a Secret that somebody else keeps: never their text. */
export interface SecretCredentials {
  /** The Secret's name, in the namespace of the release. */
  readonly secret: string;
  /** @default 'access-key-id' */
  readonly accessKeyIdKey?: string;
  /** @default 'secret-access-key' */
  readonly secretAccessKeyKey?: string;
}

/** The write-ahead log of an agent: what is scraped and not sent yet. */
export interface WalSettings {
  /** @default true */
  readonly compression?: boolean;
  /** How often what is sent leaves it. @default - Prometheus' own, 2h */
  readonly truncateFrequency?: string;
  /** What is younger stays, sent or not. @default - Prometheus' own, 5m */
  readonly minTime?: string;
  /** What is older goes, sent or not. AMP takes nothing older than 1h. @default - Prometheus' own, 4h */
  readonly maxTime?: string;
}
