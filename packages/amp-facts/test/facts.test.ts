import { DISCARD_REASONS } from '../src/discard-reasons.js';
import { ALARM_KEYS } from '../src/alarm-keys.js';
import { AMP_QUOTAS, quotasInForce } from '../src/amp-quotas.js';

// Both lists of the AMP user guide, 2026-07, as printed: "Use CloudWatch metrics to monitor resources", and
// "Troubleshoot errors", which leaves out per_labelset_series_limit.
const DOCUMENTED = `
greater_than_max_sample_age new-value-for-timestamp per_labelset_series_limit per_metric_series_limit
per_user_series_limit rate_limited sample-out-of-order sample-too-old out-of-order-rate-limit label_value_too_long
max_label_names_per_series missing_metric_name metric_name_invalid label_invalid duplicate_label_names
native_histogram_sample_size_bytes_exceeded native_histogram_invalid_schema native_histogram_invalid
native_histogram_buckets_exceeded native_histogram_rate_limited per_user_native_histogram_series_limit`
  .trim()
  .split(/\s+/);

test('the reasons are those that are documented, letter by letter', () => {
  expect(Object.keys(DISCARD_REASONS)).toEqual(DOCUMENTED);
});

test('the reasons of the editions of 2024 are among them', () => {
  const guide =
    'greater_than_max_sample_age new-value-for-timestamp per_metric_series_limit per_user_series_limit rate_limited sample-out-of-order label_value_too_long max_label_names_per_series missing_metric_name metric_name_invalid label_invalid duplicate_label_names';
  expect(DOCUMENTED).toEqual(expect.arrayContaining(guide.split(' ')));
});

test('each reason has a key', () => {
  expect(ALARM_KEYS.filter((key) => key.startsWith('discarded-'))).toEqual(
    DOCUMENTED.map((reason) => `discarded-${reason}`),
  );
});

test('quotas are the documented ones until something is said', () => {
  expect(quotasInForce()).toEqual({
    activeSeries: 50_000_000,
    ingestionRate: 1_666_666,
    alerts: 1_000,
    alertPayloadBytes: 20_000_000,
  });
  expect(quotasInForce({ activeSeries: 3_000_000 })).toMatchObject({ ingestionRate: 100_000 });
  expect(quotasInForce({ activeSeries: 3_000_000, ingestionRate: 5 })).toMatchObject({ ingestionRate: 5 });
  expect(Object.values(AMP_QUOTAS).map(({ quotaCode }) => quotaCode)).toEqual([
    'L-5A151448',
    'L-F4BCE0BA',
    'L-E9CD1A4F',
    undefined,
  ]);
});
