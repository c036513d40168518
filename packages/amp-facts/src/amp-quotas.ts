/** The quotas of a workspace that alarms are set against. */
export interface AmpQuotas {
  /** Series with a sample in the last two hours. */
  readonly activeSeries: number;
  /** Samples per second. */
  readonly ingestionRate: number;
  /** Alerts in the alert manager at one time, whatever their state. */
  readonly alerts: number;
  /** Bytes of all alerts in the alert manager at one time. */
  readonly alertPayloadBytes: number;
}

/** One quota as AWS publishes it. */
export interface AmpQuota {
  /** The name in the Service Quotas console. */
  readonly name: string;
  readonly default: number;
  readonly unit: string;
  /** What `aws service-quotas get-service-quota --service-code aps --quota-code …` takes; absent where AWS raises it for nobody. */
  readonly quotaCode?: string;
}

/** The day of the page that the table below was taken from. */
export const ampQuotasFactsDate = '2026-07-14';

/**
 * AMP's default quotas for one workspace. Source: AMP user guide, "Amazon Managed Service for Prometheus service quotas".
 * Older copies say 2 and 10 million series and 70,000 to 170,000 samples per second. An account whose quotas differ says
 * so with `quotas`.
 */
export const AMP_QUOTAS: Readonly<Record<keyof AmpQuotas, AmpQuota>> = {
  activeSeries: {
    name: 'Active series per workspace',
    default: 50_000_000,
    unit: 'series',
    quotaCode: 'L-5A151448',
  },
  ingestionRate: {
    name: 'Ingestion rate per workspace',
    default: 1_666_666,
    unit: 'samples per second',
    quotaCode: 'L-F4BCE0BA',
  },
  alerts: { name: 'Alerts in Alert Manager', default: 1_000, unit: 'alerts', quotaCode: 'L-E9CD1A4F' },
  alertPayloadBytes: { name: 'Alert payload size in Alert Manager', default: 20_000_000, unit: 'bytes' },
};

/**
 * The quotas in force: the defaults, with what was raised or lowered. Where only the series differ the ingestion rate
 * follows them, as it does at AWS: a thirtieth of the series, up to its own default.
 */
export function quotasInForce(quotas: Partial<AmpQuotas> = {}): AmpQuotas {
  const { activeSeries, ingestionRate, alerts, alertPayloadBytes } = AMP_QUOTAS;
  const series = quotas.activeSeries ?? activeSeries.default;
  return {
    activeSeries: series,
    ingestionRate: quotas.ingestionRate ?? Math.min(ingestionRate.default, Math.floor(series / 30)),
    alerts: quotas.alerts ?? alerts.default,
    alertPayloadBytes: quotas.alertPayloadBytes ?? alertPayloadBytes.default,
  };
}
