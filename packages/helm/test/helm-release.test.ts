import { synth } from '@promontory/testing';
import { TerraformVariable } from 'cdktf';
import { parse } from 'yaml';
import { CHART_CATALOGUE } from '../src/catalogue.js';
import { HelmRelease, type HelmReleaseProps } from '../src/helm-release.js';
import { helmStack } from './stack.js';

const make = (props: Partial<HelmReleaseProps> = {}, stack = helmStack()): Record<string, unknown> => {
  new HelmRelease(stack, 'Release', {
    chart: 'prometheus',
    releaseName: 'agent',
    namespace: 'prometheus',
    values: {},
    ...props,
  });
  return synth(stack).only('helm_release');
};

test('a release is pinned to the catalogue, waited for, and rolled back when it fails', () => {
  const pin = CHART_CATALOGUE.prometheus;
  expect(make()).toMatchObject({
    name: 'agent',
    namespace: 'prometheus',
    create_namespace: false,
    repository: pin.repository,
    chart: 'prometheus',
    version: pin.version,
    atomic: true,
    cleanup_on_fail: true,
    wait: true,
    timeout: 600,
    max_history: 5,
  });
});

test('namespace, version, repository and time can be chosen', () => {
  expect(
    make({ createNamespace: true, version: '29.0.1', repository: 'oci://mirror/charts', timeoutSeconds: 60 }),
  ).toMatchObject({
    create_namespace: true,
    version: '29.0.1',
    repository: 'oci://mirror/charts',
    timeout: 60,
  });
});

test('values are one YAML text in which references stay and plain dollars are safe from Terraform', () => {
  const stack = helmStack();
  const url = new TerraformVariable(stack, 'url', { type: 'string' }).stringValue;
  const { values } = make(
    { values: { url: `${url}api`, list: ['${1}'], text: '%{x} $1', '${key}': null, n: 1 } },
    stack,
  ) as { values: [string] };
  expect(values).toHaveLength(1);
  expect(parse(values[0])).toEqual({ url: '${var.url}api', list: ['$${1}'], text: '%%{x} $1', '$${key}': null, n: 1 });
});

test('what must be there first is named', () => {
  expect(make({ dependsOn: [{ fqn: 'aws_iam_role_policy.p' }] })['depends_on']).toEqual(['aws_iam_role_policy.p']);
});

test.each(['^29.0.0', '29', 'latest', '~29.1.0'])('%s is no exact version', (version) => {
  expect(() => make({ version })).toThrow(
    `HelmChartVersion: got ${version}, expected one exact version such as 29.27.0; write 'version' in full, no range (at test/Release)`,
  );
});

test('a release name with capitals is refused', () => {
  expect(() => make({ releaseName: 'Agent' })).toThrow(
    "HelmReleaseName: got Agent, expected at most 53 lower-case letters, digits and '-'; change 'releaseName' (at test/Release)",
  );
});

test('every pin is exact, dated and says where its notes are', () => {
  for (const pin of Object.values(CHART_CATALOGUE)) {
    expect(pin.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(pin.pinned).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(pin.source).toMatch(/^https:/);
  }
});
