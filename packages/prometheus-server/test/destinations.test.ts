import { Workspace } from '@promontory/amp-workspace';
import type { WriteDestination } from '@promontory/cross-region-writer';
import type { PrometheusServerProps } from '../src/prometheus-server.js';
import { Fixture } from './fixture.js';

interface Entry {
  readonly name?: string;
  readonly url: string;
  readonly sigv4?: { readonly region: string };
}

function written(props: object, second: Partial<WriteDestination> = {}): readonly Entry[] {
  const fixture = new Fixture();
  const far = new Workspace(fixture.stack, 'Far', { region: 'us-east-1', logging: false });
  const destinations = [
    { workspace: fixture.workspace, name: 'near' },
    { workspace: far, name: 'far', ...second },
  ];
  fixture.server({ workspace: undefined, destinations, ...props } as Partial<PrometheusServerProps>);
  return (fixture.parsed()['server'] as { readonly remoteWrite: readonly Entry[] }).remoteWrite;
}

test.each([
  ['a server', {}],
  ['a release that is there', { jobs: undefined, existingRelease: { name: 'old', chartVersion: '25.8.0' } }],
])('%s writes to each of its destinations', (_, props) => {
  expect(written(props).map(({ name, sigv4 }) => [name, sigv4])).toEqual([
    ['near', { region: 'eu-west-1' }],
    ['far', { region: 'us-east-1' }],
  ]);
});

const OLD = { prometheusVersion: '2.25.2' };

test('one that cannot sign has one destination, and may have standbys', () => {
  expect(() => written(OLD)).toThrow(
    new Error(
      'PrometheusServerVersion: got 2 destinations of a Prometheus before 2.26, expected one: the proxy that signs for it knows one workspace; upgrade Prometheus (at test/Server)',
    ),
  );
  const [only, ...others] = written(OLD, { standby: true });
  expect(others).toEqual([]);
  expect(only?.url).toContain('http://localhost:8005/workspaces/');
  // Prometheus before 2.15 knows no names.
  expect(only).not.toHaveProperty('name');
});
