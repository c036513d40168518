import { spawnSync } from 'node:child_process';
import { lockedPackages, ROOT } from './repository.js';

interface Component {
  readonly name: string;
  readonly purl: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly hashes?: readonly { readonly alg: string }[];
}

/** `npm run sbom`, as the README of the release says it. */
function sbom(): { readonly bomFormat: string; readonly components: readonly Component[] } {
  const { stdout, stderr, status } = spawnSync('npm', ['run', '--silent', 'sbom'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm run sbom ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as ReturnType<typeof sbom>;
}

test('the bill of materials names what users get: every package of ours and all they need, with checksums', () => {
  const { bomFormat, components } = sbom();
  expect(bomFormat).toBe('CycloneDX');
  // What only we work with is there too, and says so.
  const development = (properties: Component['properties'] = []): boolean =>
    properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
  const used = components.filter(({ properties }) => !development(properties));
  // npm calls our own packages after their folders; the address is right.
  const nameOf = ({ purl }: Component): string => decodeURIComponent(/^pkg:npm\/(.+)@/.exec(purl)?.[1] ?? '');
  const names = used.map(nameOf);
  const needed = lockedPackages('package-lock.json').filter(
    ({ dev = false, path, optional = false }) => !dev && !optional && path.split('node_modules/').length === 2,
  );
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter(({ name }) => !names.includes(name)).map(({ name }) => name)).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(['@promontory/core', '@promontory/cli', 'cdktf', 'zod']));
  expect(names).not.toContain('jest');
  const outside = used.filter((one) => !nameOf(one).startsWith('@promontory/'));
  const bare = outside.filter(({ purl, hashes = [] }) => !purl.startsWith('pkg:npm/') || hashes[0]?.alg !== 'SHA-512');
  // What lies inside cdktf's own package has cdktf's checksum.
  const bundled = lockedPackages('package-lock.json').filter(({ inBundle }) => inBundle);
  expect(bare.map(nameOf).filter((name) => !bundled.some((one) => one.name === name))).toEqual([]);
});
