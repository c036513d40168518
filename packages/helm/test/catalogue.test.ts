import { CHART_CATALOGUE, type ChartPin, IMAGE_CATALOGUE, type ImagePin, imageReference } from '../src/catalogue.js';

const pins = Object.entries<ChartPin>(CHART_CATALOGUE);

test.each(pins)('%s is pinned to exact versions, on a day', (_, pin) => {
  expect(pin).toEqual({
    name: expect.stringMatching(/^[a-z0-9-]+$/),
    repository: expect.stringMatching(/^(https|oci):\/\//),
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    appVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    pinned: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    source: expect.stringMatching(/^https:\/\//),
  });
});

test.each(Object.entries<ImagePin>(IMAGE_CATALOGUE))('the image %s is pinned to an exact tag, on a day', (_, pin) => {
  const { digest = `sha256:${'0'.repeat(64)}`, ...rest } = pin;
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(rest).toEqual({
    repository: expect.stringMatching(/^[a-z0-9.-]+(\/[a-z0-9._-]+)+$/),
    tag: expect.stringMatching(/^v?\d+\.\d+\.\d+$/),
    pinned: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    source: expect.stringMatching(/^https:\/\//),
  });
});

test('an image is pulled by its digest where that is known', () => {
  expect(imageReference('opencost')).toMatch(/^ghcr\.io\/opencost\/opencost:1\.120\.1@sha256:[0-9a-f]{64}$/);
  expect(imageReference('adot')).toBe('public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0');
});
