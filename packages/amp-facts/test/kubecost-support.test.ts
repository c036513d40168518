import { kubecostFinding } from '../src/index.js';

test.each(['2.8.7', '2.0.0', 'v2.4.3-eksbuild.1', 'v2.8.7'])('%s is used with AMP', (version) => {
  expect(kubecostFinding(version)).toBeUndefined();
});

test.each([
  ['3.2.1', 'since 3 Kubecost keeps its data in S3 and ClickHouse'],
  ['v3.0.3-eksbuild.1', 'its chart refuses AMP'],
  ['2.9.7', '2.9 is a bridge to 3'],
  ['2.10.0', '2.9 is a bridge to 3'],
])('%s is refused by name, with what to use instead', (version, reason) => {
  expect(kubecostFinding(version, ['chart', 'version'])).toEqual({
    code: 'KubecostWithoutAmp',
    path: ['chart', 'version'],
    got: `Kubecost ${version}`,
    expected: expect.stringContaining(reason) as string,
    fix: expect.stringContaining('use OpenCost') as string,
  });
});

test.each(['1.108.1', 'latest', '2', ''])('%p is no version that is known to work', (version) => {
  expect(kubecostFinding(version)).toMatchObject({ code: 'KubecostVersion', got: `Kubecost ${version}` });
});
