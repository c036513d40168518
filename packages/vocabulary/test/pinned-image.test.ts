import { isPinnedImage } from '../src/index.js';

test.each(['app:1.2', 'localhost:5000/app:1', `app@sha256:${'a'.repeat(64)}`, `app:latest@sha256:${'a'.repeat(64)}`])(
  '%s stays what it is',
  (image) => expect(isPinnedImage(image)).toBe(true),
);

test.each(['app', 'app:latest', 'localhost:5000/app', 'app:main', 'app@sha256:abc', 'app:'])(
  '%s may be another tomorrow',
  (image) => expect(isPinnedImage(image)).toBe(false),
);
