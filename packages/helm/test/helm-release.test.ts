import { TerraformVariable } from 'cdktf';
import { CHART_CATALOGUE } from '../src/catalogue.js';
import type { HelmReleaseProps } from '../src/helm-release.js';
import { Fixture } from './fixture.js';

const DEFAULTS = {
  name: 'metrics',
  namespace: 'prometheus',
  create_namespace: false,
  repository: CHART_CATALOGUE.prometheus.repository,
  chart: 'prometheus',
  version: CHART_CATALOGUE.prometheus.version,
  values: ['{}\n'],
  atomic: true,
  cleanup_on_fail: true,
  wait: true,
  timeout: 600,
  max_history: 5,
};

test('a release is pinned, waited for and rolled back', () => {
  const fixture = new Fixture();
  const release = fixture.release();
  expect(fixture.json()).toEqual(DEFAULTS);
  expect(release.version).toBe(CHART_CATALOGUE.prometheus.version);
});

test.each<[string, Partial<HelmReleaseProps>, Record<string, unknown>]>([
  ['releaseName', { releaseName: 'other' }, { name: 'other' }],
  ['namespace', { namespace: 'monitoring' }, { namespace: 'monitoring' }],
  ['createNamespace', { createNamespace: true }, { create_namespace: true }],
  ['values', { values: { a: { b: 1 } } }, { values: ['a:\n  b: 1\n'] }],
  ['version', { version: '29.26.0' }, { version: '29.26.0' }],
  ['a pre-release version', { version: '30.0.0-rc.1+build' }, { version: '30.0.0-rc.1+build' }],
  ['repository', { repository: 'oci://registry.example/charts' }, { repository: 'oci://registry.example/charts' }],
  ['timeoutSeconds', { timeoutSeconds: 60 }, { timeout: 60 }],
])('%s changes what it names and nothing else', (_, props, changed) => {
  const fixture = new Fixture();
  fixture.release(props);
  expect(fixture.json()).toEqual({ ...DEFAULTS, ...changed });
});

test('dependsOn names what must be there first', () => {
  const fixture = new Fixture();
  fixture.release({ dependsOn: [{ fqn: 'aws_iam_role_policy.p' }] });
  expect(fixture.json()).toEqual({ ...DEFAULTS, depends_on: ['aws_iam_role_policy.p'] });
});

test('the L1 is the default child', () => {
  const release = new Fixture().release();
  expect(release.node.defaultChild).toBe(release.node.findChild('Resource'));
});

test.each(['latest', '29', '~29.27.0', '29.27', '>=29.0.0', 'v29.27.0'])('version %s is refused', (version) => {
  expect(() => new Fixture().release({ version })).toThrow(
    `HelmChartVersion: got ${version}, expected one exact version such as 29.27.0; write 'version' in full, no range (at test/Release)`,
  );
});

test.each(['', 'Metrics', '-metrics', 'metrics-', 'a.b', 'x'.repeat(54)])(
  'release name %j is refused',
  (releaseName) => {
    expect(() => new Fixture().release({ releaseName })).toThrow(
      `HelmReleaseName: got ${releaseName}, expected at most 53 lower-case letters, digits and '-'; change 'releaseName' (at test/Release)`,
    );
  },
);

test('a release name of 53 characters is taken', () => {
  const fixture = new Fixture();
  fixture.release({ releaseName: 'x'.repeat(53) });
  expect(fixture.json()['name']).toBe('x'.repeat(53));
});

test('a version and a name that are references are not checked', () => {
  const fixture = new Fixture();
  const variable = new TerraformVariable(fixture.stack, 'any', { type: 'string' });
  fixture.release({ version: variable.stringValue, releaseName: variable.stringValue });
  expect(fixture.json()).toMatchObject({ version: '${var.any}', name: '${var.any}' });
});

describe('values', () => {
  test('a text is not read by Terraform, in values, keys and lists', () => {
    const fixture = new Fixture();
    fixture.release({ values: { 'key-${k}': 'a ${x} and %{y}', list: ['${1}'] } });
    expect(fixture.values()).toBe('key-$${k}: a $${x} and %%{y}\nlist:\n  - $${1}\n');
  });

  test('a reference stays a reference, also beside a text that is none', () => {
    const fixture = new Fixture();
    const url = new TerraformVariable(fixture.stack, 'url', { type: 'string' }).stringValue;
    fixture.release({ values: { whole: url, part: `${url}api`, both: `\${x}-${url}-%{y}`, [url]: 1 } });
    expect(fixture.values()).toBe(
      'whole: ${var.url}\npart: ${var.url}api\nboth: $${x}-${var.url}-%%{y}\n${var.url}: 1\n',
    );
  });

  test('references to numbers, flags and lists keep their type', () => {
    const fixture = new Fixture();
    const variable = new TerraformVariable(fixture.stack, 'any', {});
    fixture.release({
      values: { number: variable.numberValue, flag: variable.booleanValue, list: variable.listValue },
    });
    expect(fixture.values()).toBe('number: ${var.any}\nflag: ${jsonencode(var.any)}\nlist: ${jsonencode(var.any)}\n');
  });

  test('a text that YAML 1.1 would read as something else is quoted', () => {
    const fixture = new Fixture();
    fixture.release({ values: { texts: ['no', 'on', 'y', '1_000', '0o17', '0123', '1e3', 'null', ''] } });
    expect(fixture.values()).toBe(
      'texts:\n  - "no"\n  - "on"\n  - "y"\n  - "1_000"\n  - "0o17"\n  - "0123"\n  - "1e3"\n  - "null"\n  - ""\n',
    );
  });

  test('flags, numbers and null are written as such', () => {
    const fixture = new Fixture();
    fixture.release({ values: { flag: true, number: 1, nothing: null } });
    expect(fixture.values()).toBe('flag: true\nnumber: 1\nnothing: null\n');
  });

  test('long lines are not folded and equal parts are written out', () => {
    const fixture = new Fixture();
    const part = { text: 'word '.repeat(40).trim() };
    fixture.release({ values: { a: part, b: part } });
    expect(fixture.values()).toBe(`a:\n  text: ${part.text}\nb:\n  text: ${part.text}\n`);
  });
});

test('placeholders that nobody filled in are refused, all at once, wherever they stand', () => {
  const values = {
    sigV4Proxy: { host: 'aps-workspaces.<region>.amazonaws.com', port: 8005 },
    list: [{ env: 'YOUR_WORKSPACE_ID' }],
    '<your label>': true,
    fine: { regex: '(?P<cluster>.*)', summary: '{{ $labels.region }}' },
  };
  expect(() => new Fixture().release({ values })).toThrow(
    'HelmPlaceholder: got <region> at values.sigV4Proxy.host, YOUR_WORKSPACE_ID at values.list.0.env, <your label> at values.<your label>, expected values in which every placeholder is filled in; write what belongs there, or leave the values out (at test/Release)',
  );
});

test('a reference that Terraform fills in is no placeholder', () => {
  const fixture = new Fixture();
  const { stringValue } = new TerraformVariable(fixture.stack, 'region', {});
  fixture.release({ values: { host: `aps-workspaces.${stringValue}.amazonaws.com` } });
  expect(fixture.values()).toContain('aps-workspaces.${var.region}.amazonaws.com');
});
