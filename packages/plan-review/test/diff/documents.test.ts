import fc from 'fast-check';
import { stringify } from 'yaml';
import { SENSITIVE, UNKNOWN } from '../../src/change.js';
import { alertManagerModels, diffAlertManager } from '../../src/diff/alert-manager.js';
import { meaningOf } from '../../src/diff/index.js';
import { applyModel, diffModels, type Model } from '../../src/diff/model.js';
import { diffRules, ruleModels } from '../../src/diff/rules.js';
import { diffScrape, scrapeModels } from '../../src/diff/scrape.js';
import { diffAddonConfiguration, diffHelmValues, diffValues } from '../../src/diff/values.js';
import type { Difference } from '../../src/diff/difference.js';
import { linesOf } from '../../src/diff/words.js';

const words = (differences: Difference[] | undefined): string[] | undefined =>
  differences && linesOf({ kind: 'values', differences });

/** Both properties of a document that is read into things with names. */
function holds(
  document: fc.Arbitrary<string>,
  models: (a: unknown, b: unknown) => readonly [Model, Model] | undefined,
) {
  const both = (a: string, b: string): readonly [Model, Model] => {
    const read = models(a, b);
    if (read === undefined) throw new TypeError(`cannot be read: ${a}`);
    return read;
  };
  fc.assert(
    fc.property(document, (one) => {
      expect(diffModels(...both(one, one))).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(document, document, (one, other) => {
      const [before, after] = both(one, other);
      const made = applyModel(before, diffModels(before, after));
      expect(Object.fromEntries(made)).toEqual(Object.fromEntries(after));
    }),
  );
}

describe('rules', () => {
  const rule = fc.record(
    {
      alert: fc.constantFrom('Down', 'Full', '__proto__'),
      expr: fc.constantFrom('up == 0', 'x > 1'),
      for: fc.constantFrom('5m', '15m'),
      labels: fc.record({ severity: fc.constantFrom('warning', 'critical'), team: fc.constantFrom('a', 'b') }),
    },
    { requiredKeys: ['alert', 'expr'] },
  );
  const file = fc
    .array(fc.record({ name: fc.constantFrom('g', 'h'), rules: fc.array(rule, { maxLength: 4 }) }), { maxLength: 3 })
    .map((groups) => stringify({ groups }));

  test('a file does not differ from itself, and differences make the other file', () => {
    holds(file, ruleModels);
  });

  const one = (...rules: object[]): string => stringify({ groups: [{ name: 'g', interval: '1m', rules }] });
  const DOWN = {
    alert: 'KubePodCrashLooping',
    expr: 'up == 0',
    for: '15m',
    labels: { severity: 'warning', team: 'a' },
  };

  test('an alert is told by its name, with what is otherwise', () => {
    expect(words(diffRules(one(DOWN), one({ ...DOWN, for: '5m', labels: { severity: 'critical' } })))).toEqual([
      '~ alert KubePodCrashLooping: for 15m to 5m, severity warning to critical, no longer labels.team a',
    ]);
  });

  test('what comes and goes is told, and so is the interval of a group', () => {
    const after = stringify({ groups: [{ name: 'g', rules: [{ record: 'a:b', expr: 'sum(a)' }] }] });
    expect(words(diffRules(one(DOWN), after))).toEqual([
      '- alert KubePodCrashLooping: group g, expr up == 0, for 15m, severity warning, labels.team a',
      '~ group g: no longer interval 1m',
      '+ record a:b: group g, expr sum(a)',
    ]);
  });

  test('what changes alike in many is one line, and of an alert that goes its name is what matters', () => {
    const many = (team: string): string =>
      one(...['A', 'B', 'C'].map((alert) => ({ ...DOWN, alert, labels: { ...DOWN.labels, team } })));
    expect(words(diffRules(many('a'), many('b')))).toEqual(['~ 3 alerts: labels.team a to b: A, B, C']);
    const long = { ...DOWN, expr: 'x'.repeat(100), annotations: { summary: 's', description: 'd' } };
    expect(words(diffRules(one(DOWN, { ...long, alert: 'Gone' }), one(DOWN)))).toEqual([
      `- alert Gone: group g, expr ${'x'.repeat(80)}…, for 15m, severity warning, and 3 more`,
    ]);
  });

  test('of a long expression what differs is read', () => {
    const expr = (bound: string): string => `sum by (cluster, namespace, pod) (rate(restarts_total[15m])) > ${bound}`;
    expect(words(diffRules(one({ ...DOWN, expr: expr('3') }), one({ ...DOWN, expr: expr('5') })))).toEqual([
      '~ alert KubePodCrashLooping: expr …(rate(restarts_total[15m])) > 3 to …(rate(restarts_total[15m])) > 5',
    ]);
  });

  test('two alerts of one name are told apart', () => {
    const warning = { ...DOWN, labels: { severity: 'warning' } };
    const critical = { ...DOWN, labels: { severity: 'critical' } };
    expect(words(diffRules(one(warning, critical), one(critical, { ...warning, for: '1m' })))).toEqual([
      '~ alert KubePodCrashLooping (group g, severity warning): for 15m to 1m',
    ]);
  });

  test('what cannot be read has no differences, which is not the same as none', () => {
    expect(diffRules('groups: [', one(DOWN))).toBeUndefined();
    expect(diffRules(one(DOWN), UNKNOWN)).toBeUndefined();
  });
});

describe('alert managers', () => {
  const receivers = ['a', 'b', 'none'].map((name) => ({
    name,
    sns_configs: name === 'none' ? [] : [{ topic_arn: `arn:${name}` }],
  }));
  const definition = (config: object): string =>
    stringify({ alertmanager_config: stringify({ receivers, ...config }) });
  const route = fc.record({
    receiver: fc.constantFrom('a', 'b', 'none'),
    matchers: fc.subarray(['x="1"', 'y="2"'], { minLength: 1 }),
    repeat_interval: fc.constantFrom('1h', '4h'),
  });
  const any = fc
    .record({
      route: fc.record({ receiver: fc.constantFrom('a', 'none'), routes: fc.array(route, { maxLength: 4 }) }),
      inhibit_rules: fc.subarray([{ source_matchers: ['a="b"'], target_matchers: ['c="d"'], equal: ['e'] }]),
    })
    .map(definition);

  test('a definition does not differ from itself, and differences make the other one', () => {
    holds(any, alertManagerModels);
  });

  test('routes are told as branches, and which of them is silent now', () => {
    const before = definition({
      route: { receiver: 'a', routes: [{ receiver: 'b', matchers: ['severity="critical"'] }] },
    });
    const after = definition({
      route: { receiver: 'a', routes: [{ receiver: 'none', matchers: ['severity="critical"'] }] },
    });
    expect(words(diffAlertManager(before, after))).toEqual([
      '~ route severity="critical": receiver b to none, tells sns arn:b to nobody (silent: nobody is told)',
    ]);
  });

  test('a branch that goes, a receiver that loses a topic, and what is hidden now', () => {
    const before = definition({ route: { receiver: 'a', routes: [{ receiver: 'b', matchers: ['x="1"'] }] } });
    const after = definition({
      route: { receiver: 'a' },
      receivers: receivers.slice(0, 1),
      inhibit_rules: [{ source_matchers: ['a="b"'], target_matchers: ['c="d"'] }],
    });
    expect(words(diffAlertManager(before, after))).toEqual([
      '- route x="1": receiver b, tells sns arn:b, continue false (its alerts fall to the route above)',
      '- receiver b: tells ["sns arn:b"]',
      '- receiver none: tells []',
      '+ inhibition: a="b" hides c="d" of the same anything',
    ]);
  });
});

describe('scrape configurations', () => {
  const job = fc.record({
    job_name: fc.constantFrom('kubelet', 'cadvisor', 'pods'),
    scrape_interval: fc.constantFrom('30s', '60s'),
    relabel_configs: fc.subarray([{ action: 'keep', regex: 'a' }, { target_label: 'b' }]),
  });
  const any = fc
    .uniqueArray(job, { selector: ({ job_name }) => job_name, maxLength: 3 })
    .map((jobs) => stringify({ global: { scrape_interval: '1m' }, scrape_configs: jobs }));

  test('a configuration does not differ from itself, and differences make the other one', () => {
    holds(any, scrapeModels);
  });

  test('jobs are told by name, relabellings by what they say', () => {
    const KEEP = { source_labels: ['__name__'], regex: 'a|b', action: 'keep' };
    const before = stringify({
      global: { scrape_interval: '60s' },
      scrape_configs: [{ job_name: 'a', metric_relabel_configs: [KEEP] }, { job_name: 'b' }],
    });
    const after = stringify({
      global: { scrape_interval: '30s' },
      scrape_configs: [
        { job_name: 'a', metric_relabel_configs: [{ ...KEEP, regex: 'a|b|c' }] },
        { job_name: 'c', static_configs: [{ targets: ['x:1'] }] },
      ],
    });
    expect(words(diffScrape(before, after))).toEqual([
      '~ global: scrape_interval 60s to 30s',
      '~ job a: metric_relabel_configs keep __name__ =~ a|b to keep __name__ =~ a|b|c',
      '- job b',
      '+ job c: static_configs[0] {"targets":["x:1"]}',
    ]);
  });

  test('passwords and tokens in jobs are never told', () => {
    const job = (value: string): string =>
      stringify({
        scrape_configs: [
          {
            job_name: 'a',
            basic_auth: { username: 'u', password: value },
            authorization: { credentials: value },
            params: { url: [`https://u:${value}@h/`] },
          },
        ],
      });
    const text = JSON.stringify(diffScrape(job('hunter2'), job('hunter3')));
    expect(text).not.toMatch(/hunter/);
    expect(text).toContain(SENSITIVE);
  });
});

describe('values', () => {
  test('values of a release are told place by place, later files over earlier ones', () => {
    const before = ['server:\n  image: { tag: v2 }\n  args: [a, b]\n', 'replicas: 1\n'];
    const after = ['server:\n  image: { tag: v3 }\n  args: [b, c]\n', 'replicas: 1\nextra: { __proto__: x }\n'];
    expect(words(diffHelmValues(before, after))).toEqual([
      '~ server.image.tag: v2 to v3',
      '~ server.args: a to c',
      '+ extra: {"__proto__":"x"}',
    ]);
    expect(diffHelmValues(before, UNKNOWN)).toBeUndefined();
  });

  test('order alone is told as such', () => {
    expect(words(diffHelmValues(['a: [1, 2]'], ['a: [2, 1]']))).toEqual(['~ a: one order to another order']);
    expect(words(diffHelmValues(['a: 1\nb: 2\n'], ['b: 2\na: 1\n']))).toEqual([
      '(the same, in another order or layout)',
    ]);
  });

  test('the configuration of an add-on, JSON or YAML', () => {
    expect(words(diffAddonConfiguration('{"replicas":1}', 'replicas: 2'))).toEqual(['~ replicas: 1 to 2']);
  });

  test('blocks, maps and texts that are JSON; plain texts are left to the reader', () => {
    expect(words(diffValues({ a: [{ name: 'x', v: 1 }] }, { a: [{ name: 'x', v: 2 }] }))).toEqual(['~ a[x].v: 1 to 2']);
    expect(words(diffValues('{"maxReceiveCount":3}', '{ "maxReceiveCount": 5 }'))).toEqual([
      '~ maxReceiveCount: 3 to 5',
    ]);
    expect(words(diffValues([{ eks: [{ subnet_ids: ['a', 'b'] }] }], [{ eks: [{ subnet_ids: ['a', 'c'] }] }]))).toEqual(
      ['~ [0].eks[0].subnet_ids: b to c'],
    );
    expect(words(diffValues(['a', 'b'], ['b', 'c']))).toEqual(['~ a to c']);
    expect(words(diffValues(null, { team: 'a' }))).toEqual(['+ team: a']);
    expect(diffValues('plain', 'text')).toBeUndefined();
    expect(diffValues('{"a":1}', UNKNOWN)).toBeUndefined();
  });

  test('an attribute that nobody knows has its values compared', () => {
    expect(meaningOf('aws_x', 'tags', { a: '1' }, { a: '2' })).toEqual({
      kind: 'values',
      differences: [{ subject: 'a', change: 'changed', details: [{ what: '', before: '1', after: '2' }] }],
    });
    expect(meaningOf('aws_x', 'name', 'a', 'b')).toBeUndefined();
  });
});
