import { IMAGE_CATALOGUE } from '@promontory/helm';
import { PRESET_NAMES, presetJob } from '@promontory/scrape-config';
import { ADOT_COMPONENTS } from '../src/adot-components.js';
import type { AdotMode } from '../src/adot-collector.js';
import { Fixture } from './fixture.js';

const KINDS = ['extensions', 'receivers', 'processors', 'exporters'] as const;

test('the list is of the image that is pinned, and dated', () => {
  expect(ADOT_COMPONENTS.tag).toBe(IMAGE_CATALOGUE.adot.tag);
  expect(ADOT_COMPONENTS.source).toMatch(
    new RegExp(`${ADOT_COMPONENTS.tag.replaceAll('.', '\\.')}.*, \\d{4}-\\d{2}-\\d{2}$`),
  );
  expect(ADOT_COMPONENTS.collectorVersion).toMatch(/^\d+\.\d+\.\d+$/);
});

test.each(KINDS)('of %s each stands there once, in order', (kind) => {
  expect(ADOT_COMPONENTS[kind]).toEqual([...new Set(ADOT_COMPONENTS[kind])].sort());
});

test.each<AdotMode>(['deployment', 'statefulset', 'daemonset'])(
  'with everything turned on, mode %s names components of the list alone',
  (mode) => {
    const fixture = new Fixture();
    const destinations = [{ workspace: fixture.workspace }, { workspace: fixture.other('Other', 'us-east-1') }];
    const jobs = PRESET_NAMES.map((name) => presetJob(name, 'prometheus'));
    fixture.collector({ mode, jobs, destinations, debug: true, resourceToTelemetry: true, selfMetrics: true });
    for (const release of Object.keys(fixture.releases())) {
      const config = fixture.config(release);
      for (const kind of KINDS) {
        const types = Object.keys(config[kind]).map((id) => id.split('/')[0]);
        expect(ADOT_COMPONENTS[kind]).toEqual(expect.arrayContaining(types));
      }
    }
  },
);

test('the feature gates are those that the collector is started with', () => {
  const fixture = new Fixture();
  fixture.collector();
  expect(fixture.values()['command']).toEqual({
    name: 'awscollector',
    extraArgs: [`--feature-gates=${ADOT_COMPONENTS.featureGates.join(',')}`],
  });
});
