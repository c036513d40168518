import { createHash } from 'node:crypto';
import type { Finding, Report, Severity } from '../report.js';
import type { Rule } from '../rule.js';

/** What SARIF needs beside the report. */
export interface SarifOptions {
  /** Rules that were used, also those that found nothing. */
  readonly rules: readonly Rule[];
  /** The version of the tool. */
  readonly version: string;
  /** The file, relative to the repository's root, that an environment is described in. @default - environments/NAME/environment.yaml */
  readonly fileOf?: (environment: string) => string;
}

/** What SARIF calls a severity. */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The report as SARIF 2.1.0: what code scanning of GitHub, GitLab and Azure DevOps takes. */
export function renderSarif(report: Report, options: SarifOptions): string {
  const { rules, version, fileOf = (name: string) => `environments/${name}/environment.yaml` } = options;
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const results = report.environments.flatMap(({ name, findings }) =>
    findings.map((finding) => toResult(finding, name, fileOf(name), index.get(finding.rule))),
  );
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'promontory', semanticVersion: version, rules: rules.map(toDescriptor) } },
        columnKind: 'unicodeCodePoints',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toDescriptor({ id, severity, summary, why, fix }: Rule): object {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function toResult(finding: Finding, environment: string, file: string, ruleIndex: number | undefined): object {
  const { rule, severity, stack, path, message, fix, acknowledged } = finding;
  return {
    ruleId: rule,
    // Findings of the review itself are no rule's.
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: `${message} ${fix}` },
    locations: [
      {
        // Resources are made by the environment's file: that is where a reader can do something.
        physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: path, kind: 'resource' }],
      },
    ],
    // The same finding of the next run: by what it is about, and not by its words.
    partialFingerprints: { 'promontory/v1': fingerprint([environment, rule, stack, path]) },
    properties: { environment, stack },
    ...(acknowledged === undefined ? {} : { suppressions: [toSuppression(acknowledged)] }),
  };
}

function toSuppression({ reason, owner, expires }: NonNullable<Finding['acknowledged']>): object {
  return { kind: 'external', status: 'accepted', justification: `${reason} (${owner}, until ${expires})` };
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
