import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHART_CATALOGUE, IMAGE_CATALOGUE } from '@promontory/helm';
import { manifests, ROOT } from './repository.js';

interface Manager {
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
  readonly datasourceTemplate: string;
}

interface Rule {
  readonly groupName: string;
  readonly matchPackageNames?: readonly string[];
}

const CONFIGURATION = JSON.parse(readFileSync(join(ROOT, 'renovate.json'), 'utf8')) as {
  readonly customManagers: readonly Manager[];
  readonly packageRules: readonly Rule[];
};

/** What the managers of a source find in a file, as `name@version`. */
function finds(file: string, datasource: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return CONFIGURATION.customManagers
    .filter(({ datasourceTemplate }) => datasourceTemplate === datasource)
    .filter(({ managerFilePatterns }) =>
      managerFilePatterns.some((pattern) => new RegExp(pattern.replace(/^\/|\/$/g, '')).test(file)),
    )
    .flatMap(({ matchStrings }) =>
      matchStrings.flatMap((regex) =>
        [...text.matchAll(new RegExp(regex, 'g'))].map(
          ({ groups }) => `${groups?.['depName']}@${groups?.['currentValue']}`,
        ),
      ),
    )
    .sort();
}

const CATALOGUE = 'packages/helm/src/catalogue.ts';

test('every chart of the catalogue is watched, where its repository is', () => {
  const charts = Object.values(CHART_CATALOGUE);
  const at = (oci: boolean): string[] =>
    charts.filter(({ repository }) => repository.startsWith('oci://') === oci).map((c) => `${c.name}@${c.version}`);
  expect(finds(CATALOGUE, 'helm')).toEqual(at(false).sort());
  const images = Object.values(IMAGE_CATALOGUE).map(({ repository, tag }) => `${repository}@${tag}`);
  expect(finds(CATALOGUE, 'docker')).toEqual([...at(true), ...images].sort());
});

test('so is what CI installs beside npm', () => {
  expect(finds('.ci/run', 'pypi')).toEqual([expect.stringMatching(/^checkov@\d/)]);
});

test('each group names packages that we have', () => {
  const ours = new Set(
    manifests().flatMap(({ value }) =>
      ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((kind) =>
        Object.keys((value[kind] ?? {}) as object),
      ),
    ),
  );
  const named = CONFIGURATION.packageRules.flatMap(({ matchPackageNames = [] }) =>
    matchPackageNames.map((name) => name.replace(/^!/, '')),
  );
  const missing = named.filter((pattern) => {
    const prefix = pattern.replace(/\*\*$/, '');
    return ![...ours].some((name) => (pattern.endsWith('**') ? name.startsWith(prefix) : name === pattern));
  });
  expect(missing).toEqual([]);
});
