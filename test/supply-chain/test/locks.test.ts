import spdxSatisfies from 'spdx-satisfies';
import { lockedPackages, LOCKS, manifests, POLICY } from './repository.js';

const REGISTRY = 'https://registry.npmjs.org/';

describe.each(LOCKS)('%s', (lock) => {
  const packages = lockedPackages(lock);

  test('is not empty', () => {
    expect(packages.length).toBeGreaterThan(2);
  });

  test('takes everything from the npm registry, with a strong checksum', () => {
    const odd = packages.filter(
      // Without an address npm asks the registry; what lies in another package has that one's checksum.
      ({ resolved = REGISTRY, integrity = '', inBundle = false }) =>
        !resolved.startsWith(REGISTRY) || !(integrity.startsWith('sha512-') || inBundle),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test('holds only licences that policy.yaml admits', () => {
    const refused = packages.filter(({ name, license }) => !admitted(name, license));
    expect(refused.map(({ path, license }) => `${path}: ${license}`)).toEqual([]);
  });

  test('holds no script at installation that policy.yaml does not explain', () => {
    const explained = POLICY.installScripts.map((one) => one.package);
    const scripts = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(scripts.filter((name) => !explained.includes(name))).toEqual([]);
  });
});

test('policy.yaml explains nothing that is gone', () => {
  const packages = LOCKS.flatMap(lockedPackages);
  const scripts = new Set(packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name));
  expect(POLICY.installScripts.filter((one) => !scripts.has(one.package))).toEqual([]);
  const excepted = POLICY.licenceExceptions.filter(
    (one) => !packages.some(({ name, license }) => name === one.package && license === one.says),
  );
  expect(excepted).toEqual([]);
  const used = POLICY.licences.filter((licence) => !packages.some(({ license }) => license?.includes(licence)));
  expect(used).toEqual([]);
});

test.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN x', undefined])(
  'a package under %s would be refused',
  (licence) => {
    expect(admitted('some-package', licence)).toBe(false);
  },
);

test('the exception of one package is none for another', () => {
  expect(admitted('jsonify', 'Public Domain')).toBe(true);
  expect(admitted('other', 'Public Domain')).toBe(false);
});

// A range lets in what nobody has seen. Ranges of our own packages are theirs to satisfy, as are those of peers.
test('what we depend on ourselves is pinned to one version', () => {
  const loose = manifests().flatMap(({ file, value }) =>
    ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries((value[kind] ?? {}) as Record<string, string>)
        .filter(([name]) => !name.startsWith('@promontory/'))
        .filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))
        .map(([name, range]) => `${file}: ${name}@${range}`),
    ),
  );
  expect(loose).toEqual([]);
});

test('npm runs no script of a package, and our own packages have none at installation', () => {
  const own = manifests().flatMap(({ file, value }) =>
    Object.keys((value['scripts'] ?? {}) as object)
      .filter((name) => /^(pre|post)?(install|prepare)$/.test(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(own).toEqual([]);
});

function admitted(name: string, licence = ''): boolean {
  if (POLICY.licenceExceptions.some((one) => one.package === name && one.says === licence)) return true;
  try {
    return spdxSatisfies(licence, [...POLICY.licences]);
  } catch {
    return false; // No SPDX expression at all.
  }
}
