/**
 * A label set as the dimension `LabelSet` spells it: `{app="payment-service", environment="prod"}`. The form is that of
 * the queries in "Optimizing metrics ingestion with Amazon Managed Service for Prometheus" (AWS Cloud Operations Blog,
 * 2025-09). That labels are sorted by name and quoted as Go quotes is Prometheus' way, and not said on that page.
 */
export function labelSetValue(labelSet: Readonly<Record<string, string>>): string {
  const labels = Object.keys(labelSet)
    .sort()
    .map((name) => `${name}=${JSON.stringify(labelSet[name])}`);
  return `{${labels.join(', ')}}`;
}
