import { strict as assert } from 'node:assert';

/** Exporters are there where a job scrapes them, under the label by which it finds them. */
export function checkExporters(objects, expected) {
  for (const [exporter, isThere] of Object.entries(expected)) {
    const services = objects.filter(
      ({ kind, metadata }) => kind === 'Service' && metadata.labels['app.kubernetes.io/name'] === exporter,
    );
    assert.equal(services.length, isThere ? 1 : 0, `${exporter}, where a job scrapes it`);
  }
}

/** Prometheus may read what the presets need, and not reach into pods. */
export function checkRole(objects, name) {
  const role = objects.find(({ kind, metadata }) => kind === 'ClusterRole' && metadata.name === name);
  const readable = role.rules.flatMap(({ resources = [] }) => resources);
  for (const resource of ['nodes', 'nodes/metrics', 'services', 'endpoints', 'pods'])
    assert(readable.includes(resource), `Prometheus may read ${resource}`);
  assert(!readable.includes('nodes/proxy'), 'Prometheus may not reach into pods through nodes/proxy');
}
