const FORMATS: Readonly<Record<string, string>> = {
  percent: '{{ $value | humanizePercentage }}',
  duration: '{{ $value | humanizeDuration }}',
  bytes: '{{ $value | humanize1024 }}B',
  number: '{{ printf "%.0f" $value }}',
  decimal: '{{ printf "%.2f" $value }}',
};

/** `{pod}` and `{value:percent}` in the notation of Prometheus' templates. */
export function expandText(text: string): string {
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (whole, name: string, format?: string) =>
    format === undefined ? `{{ $labels.${name} }}` : (FORMATS[format] ?? whole),
  );
}
