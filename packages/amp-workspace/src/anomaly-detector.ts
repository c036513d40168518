import { ConfigurationError, isConcrete, literal, NewerResource } from '@promontory/core';
import { checkPromql } from '@promontory/rules';
import { Construct } from 'constructs';
import type { IWorkspace } from './workspace.js';

/**
 * The provider that has anomaly detectors: the earliest whose schema was looked at, 2026-11. A stack asks for it by an
 * override of `terraform.required_providers.aws.version`, an environment by `awsProvider.version`.
 */
export const ANOMALY_DETECTOR_PROVIDER_VERSION = '6.66.0';

/** What is no anomaly although it was not expected. */
export type NearExpected = { readonly amount: number } | { readonly ratio: number };

/** What an anomaly detector is made of. Bounds: CreateAnomalyDetector, botocore 1.44.5, 2026-11. */
export interface AnomalyDetectorProps {
  readonly workspace: IWorkspace;
  /** 1 to 64 letters, digits, `.`, `_` and `-`. */
  readonly alias: string;
  /** PromQL whose outermost part is an aggregation: at most 8,192 characters. */
  readonly query: string;
  /** Seconds between evaluations: 30 to 86,400. @default - AWS's, 60 */
  readonly evaluationIntervalSeconds?: number;
  /** What missing data is. @default 'skip' */
  readonly missingData?: 'skip' | 'anomaly';
  /** Data points that the model is made of: 256 to 1,024. @default - AWS's, 256 */
  readonly sampleSize?: number;
  /** Data points that are looked at as one: 2 to 1,024. @default - AWS's, 8 */
  readonly shingleSize?: number;
  /** What is no anomaly above what was expected. @default - everything may be one */
  readonly ignoreAbove?: NearExpected;
  /** What is no anomaly below what was expected. @default - everything may be one */
  readonly ignoreBelow?: NearExpected;
  /** Labels of the series that it writes. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

const BOUNDS = {
  evaluationIntervalSeconds: [30, 86_400],
  sampleSize: [256, 1024],
  shingleSize: [2, 1024],
} as const;

/** Writes a band of what was to be expected of a query, and a score of how far it is from that: series for alerts. */
export class AnomalyDetector extends Construct {
  constructor(scope: Construct, id: string, props: AnomalyDetectorProps) {
    super(scope, id);
    this.check(props);
    const { workspace, labels = {} } = props;
    this.node.defaultChild = new NewerResource(this, 'Resource', {
      type: 'aws_prometheus_anomaly_detector',
      attributes: {
        workspace_id: workspace.workspaceId,
        region: workspace.region,
        alias: props.alias,
        evaluation_interval_in_seconds: props.evaluationIntervalSeconds,
        configuration: [
          {
            random_cut_forest: [
              {
                query: literal(props.query),
                ...(props.sampleSize !== undefined && { sample_size: props.sampleSize }),
                ...(props.shingleSize !== undefined && { shingle_size: props.shingleSize }),
                ...(props.ignoreAbove && { ignore_near_expected_from_above: [{ ...props.ignoreAbove }] }),
                ...(props.ignoreBelow && { ignore_near_expected_from_below: [{ ...props.ignoreBelow }] }),
              },
            ],
          },
        ],
        missing_data_action: [props.missingData === 'anomaly' ? { mark_as_anomaly: true } : { skip: true }],
        labels:
          Object.keys(labels).length === 0
            ? undefined
            : Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, literal(value)])),
        tags: props.tags && { ...props.tags },
      },
    });
  }

  private check(props: AnomalyDetectorProps): void {
    const refuse = (got: string, expected: string, fix: string): never => {
      throw new ConfigurationError('AmpAnomalyDetector', { got, expected, fix }, this);
    };
    if (isConcrete(props.alias) && !/^[0-9A-Za-z][-.0-9A-Z_a-z]{0,63}$/.test(props.alias)) {
      refuse(props.alias, "1 to 64 letters, digits, '.', '_' and '-'", "change 'alias'");
    }
    const error = checkPromql(props.query);
    if (error !== undefined || props.query.length > 8192) {
      refuse(error?.message ?? `a query of ${props.query.length} characters`, 'PromQL of at most 8192', "mend 'query'");
    }
    for (const name of ['evaluationIntervalSeconds', 'sampleSize', 'shingleSize'] as const) {
      const value = props[name];
      const [least, most] = BOUNDS[name];
      if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most)) {
        refuse(`${name} ${value}`, `a whole number from ${least} to ${most}`, `change '${name}'`);
      }
    }
  }
}
