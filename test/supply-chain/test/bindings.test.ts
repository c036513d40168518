import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './repository.js';

const BINDINGS = dirname(require.resolve('@cdktf/provider-aws/package.json'));

/** What is written past the bindings, because they are older than the provider that it needs. */
interface Newer {
  /** What it is for people. */
  readonly what: string;
  /** Where we write it, and how it stands there. */
  readonly file: string;
  readonly written: string;
  /** The class of the bindings that would have it, as a folder of `lib`. */
  readonly binding: string;
  /** The property there; absent where the whole class is not there yet. */
  readonly property?: string;
}

const NEWER: readonly Newer[] = [
  {
    what: 'anomaly detectors',
    file: 'packages/amp-workspace/src/anomaly-detector.ts',
    written: "type: 'aws_prometheus_anomaly_detector'",
    binding: 'prometheus-anomaly-detector',
  },
  {
    what: 'the log of a scraper',
    file: 'packages/managed-scraper/src/private/add-scraper-logging.ts',
    written: "type: 'aws_prometheus_scraper_logging_configuration'",
    binding: 'prometheus-scraper-logging-configuration',
  },
  {
    what: 'scrapers of a VPC',
    file: 'packages/managed-scraper/src/vpc-scraper.ts',
    written: "addOverride('source'",
    binding: 'prometheus-scraper',
    property: 'vpc',
  },
  {
    what: 'the window for samples out of order',
    file: 'packages/amp-workspace/src/workspace-configuration.ts',
    written: "addOverride('out_of_order_time_window_in_seconds'",
    binding: 'prometheus-workspace-configuration',
    property: 'outOfOrderTimeWindowInSeconds',
  },
  {
    what: 'how far rules look back',
    file: 'packages/amp-workspace/src/workspace-configuration.ts',
    written: "addOverride('rule_query_offset_in_seconds'",
    binding: 'prometheus-workspace-configuration',
    property: 'ruleQueryOffsetInSeconds',
  },
  {
    what: 'the key of a Grafana workspace',
    file: 'packages/grafana/src/managed-grafana.ts',
    written: "addOverride('kms_key_id'",
    binding: 'grafana-workspace',
    property: 'kmsKeyId',
  },
];

test.each(NEWER)('the bindings do not have $what yet', ({ binding, property, file, written }) => {
  const types = join(BINDINGS, 'lib', binding, 'index.d.ts');
  const isThere =
    property === undefined
      ? existsSync(types)
      : new RegExp(`readonly ${property}\\?:`).test(readFileSync(types, 'utf8'));
  if (!isThere) return;
  throw new Error(
    `The bindings have it now: in ${file} write it by @cdktf/provider-aws/lib/${binding} instead of ${written}…), see that the goldens stay as they are, and remove it from this list.`,
  );
});

test.each(NEWER)('$what is written where the list says', ({ file, written }) => {
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(written);
});

test('the list has everything that is written past the bindings', () => {
  const sources = readdirSync(join(ROOT, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[\w-]+\/src\/.+\.ts$/.test(file))
    .map((file) => join('packages', file));
  const found = sources.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const overrides = [...text.matchAll(/\.(addOverride\('[\w.]+')/g)].map(([, call = '']) => call);
    const resources = [...text.matchAll(/new NewerResource\([^{]+\{\s*(type: '\w+')/g)].map(([, type = '']) => type);
    return [...overrides, ...resources].map((written) => `${file}: ${written}`);
  });
  expect(found.sort()).toEqual(NEWER.map(({ file, written }) => `${file}: ${written}`).sort());
});

test('a property that the bindings have would be noticed', () => {
  const types = readFileSync(join(BINDINGS, 'lib', 'prometheus-workspace-configuration', 'index.d.ts'), 'utf8');
  expect(types).toMatch(/readonly retentionPeriodInDays\?:/);
  expect(readFileSync(join(BINDINGS, 'lib', 'prometheus-scraper', 'index.d.ts'), 'utf8')).toMatch(/readonly eks\?:/);
});
