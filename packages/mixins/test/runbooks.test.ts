import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACK_NAMES, packs } from '../src/index.js';

const ROOT = join(__dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'docs', 'runbooks');
const page = (name: string): string => readFileSync(join(FOLDER, `${name}.md`), 'utf8');
const sections = (text: string): Map<string, string> =>
  new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const),
  );
/** Sources of a pack: docstrings are where a threshold is explained. */
const source = (name: string): string => {
  const folder = join(ROOT, 'packages', 'mixins', 'src', 'packs');
  const file = [join(folder, name, `${name}.ts`), join(folder, `${name}.ts`)].find(existsSync);
  return file === undefined ? '' : readFileSync(file, 'utf8');
};

const withAlerts = PACK_NAMES.filter((name) => packs[name].alerts.length > 0);

test.each(withAlerts)(
  'the page of %s says of each of its alerts what it means, what to look at and what to do',
  (name) => {
    const found = sections(page(name));
    expect([...found.keys()].filter((title) => title !== 'Thresholds')).toEqual(packs[name].alerts);
    for (const alert of packs[name].alerts) {
      const paragraphs = found.get(alert)?.trim().split(/\n\n/) ?? [];
      expect([alert, ...paragraphs.map((text) => /^\*\*(.+?):\*\*/.exec(text)?.[1])]).toEqual([
        alert,
        'Meaning',
        'Look at',
        'Do',
      ]);
    }
  },
);

test.each(withAlerts)('the page of %s and the docstrings give the same thresholds as the code', (name) => {
  const rows = (sections(page(name)).get('Thresholds') ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const documented = new Map(
    [...source(name).matchAll(/\/\*\*\s*((?:(?!\*\/)[^])*?)\s*@default (\S+)\s*\*\/\s*(\w+):/g)].map(
      ([, text = '', value = '', key = '']) =>
        [
          key,
          [
            text
              .replace(/\s*\n\s*\*?\s*/g, ' ')
              .replace(/^\*/, '')
              .trim(),
            value,
          ],
        ] as const,
    ),
  );
  const expected = Object.entries(packs[name].thresholds).map(([key, is]) => {
    const [text = ''] = documented.get(key) ?? [];
    const bounds = `${is.unit}, ${is.min} to ${is.max}`;
    expect([key, documented.get(key)?.[1]]).toEqual([key, String(is.default)]);
    expect(text.endsWith(`: ${bounds}.`)).toBe(true);
    return [`\`${key}\``, String(is.default), bounds, text.replace(`: ${bounds}.`, '')];
  });
  expect(rows).toEqual(expected);
});

test('the index leads to every page', () => {
  const linked = [
    ...(page('README').split('## Rule packs')[1] ?? '').matchAll(/^\| \[([\w-]+)\]\(([\w-]+)\.md\)/gm),
  ].map(([, , file]) => file);
  expect(linked).toEqual([...withAlerts, 'slo']);
});

test('the README counts the rules of every pack rightly', () => {
  const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| (?:\[`([\w-]+)`\]\([^)]+\)|`([\w-]+)`) +\| (\d+) +\| (\d+) +\|/gm)];
  expect(rows.map(([, linked, plain, alerts, records]) => [linked ?? plain, Number(alerts), Number(records)])).toEqual(
    PACK_NAMES.map((name) => {
      const rules = packs[name]().groups.flatMap((group) => group.rules);
      const alerts = rules.filter((rule) => 'alert' in rule).length;
      return [name, alerts, rules.length - alerts];
    }),
  );
});
