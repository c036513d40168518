import { didYouMean, type Finding, isMapping, kindOf, parseDuration, type Path } from '@promontory/vocabulary';

/** Keys that Alertmanager has and AMP refuses anywhere in the document. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  api_url: 'AMP sets the address itself',
  http_config: 'AMP sends through no proxy',
};

/** Collects what is wrong. */
export class Report {
  readonly findings: Finding[] = [];

  add(code: string, path: Path, got: string, expected: string, fix: string): void {
    this.findings.push({ code, path, got, expected, fix });
  }

  unknownKeys(value: Record<string, unknown>, known: readonly string[], at: Path, where: string): void {
    for (const key of Object.keys(value).filter((key) => !known.includes(key))) {
      if (this.refuseForbidden(key, at)) continue;
      const near = didYouMean(key, known);
      const fix = near === undefined ? 'remove it' : `did you mean ${near}?`;
      this.add('AlertManagerUnknownKey', [...at, key], `the unknown key ${key} in ${where}`, known.join(', '), fix);
    }
  }

  /** Refuses, at any depth, what AMP does not let a user set. */
  forbidden(value: unknown, at: Path): void {
    if (Array.isArray(value)) value.forEach((item, index) => this.forbidden(item, [...at, index]));
    if (!isMapping(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (!this.refuseForbidden(key, at)) this.forbidden(inner, [...at, key]);
    }
  }

  duration(value: unknown, at: Path): number | undefined {
    const length = typeof value === 'string' ? parseDuration(value) : undefined;
    if (length === undefined) {
      this.add(
        'AlertManagerDuration',
        at,
        kindOf(value),
        "a duration such as '30s' or '4h'",
        'write a number and a unit (s, m, h, d)',
      );
    }
    return length;
  }

  private refuseForbidden(key: string, at: Path): boolean {
    // The guide prints it with a capital, so people copy that.
    const reason = FORBIDDEN[key.toLowerCase()] ?? (/_api_url$/.test(key) ? FORBIDDEN['api_url'] : undefined);
    if (reason === undefined) return false;
    this.add(
      'AlertManagerForbidden',
      [...at, key],
      `the key ${key}`,
      `a configuration without it: ${reason}`,
      'remove it',
    );
    return true;
  }
}
