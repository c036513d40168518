import { dashboard, DASHBOARD_NAMES, queriesOf, renderJson } from '../src/index.js';

const targets = (name: (typeof DASHBOARD_NAMES)[number], options = {}): { interval?: string }[] =>
  (dashboard(name, options).model.panels ?? []).flatMap((panel) =>
    'targets' in panel ? ((panel.targets ?? []) as { interval?: string }[]) : [],
  );

test.each(DASHBOARD_NAMES)('the same options give the same bytes of %s', (name) => {
  const text = renderJson(dashboard(name));
  expect(renderJson(dashboard(name))).toBe(text);
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toMatchObject({ uid: `promontory-${name}`, schemaVersion: 39, editable: false });
});

test('the data source is a choice, and the one that is named is chosen', () => {
  const source = (options = {}) => dashboard('pod', options).model.templating.list?.[0];
  expect(source()).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
  expect(source()?.current).toBeUndefined();
  expect(source({ datasourceUid: 'amp-prod' })?.current).toEqual({
    selected: true,
    text: 'amp-prod',
    value: 'amp-prod',
  });
});

test('data sources may be of the plug-in for AMP', () => {
  const text = renderJson(dashboard('pod', { datasourceType: 'grafana-amazonprometheus-datasource' }));
  expect(text).toContain('"query": "grafana-amazonprometheus-datasource"');
  expect(text).toContain('"type": "grafana-amazonprometheus-datasource"');
  expect(text).not.toContain('"type": "prometheus"');
});

test('no step of a query is shorter than the scrape interval', () => {
  expect(new Set(targets('pod').map(({ interval }) => interval))).toEqual(new Set(['60s']));
  const often = targets('cluster', { scrapeInterval: '15s' });
  expect(new Set(often.map(({ interval }) => interval))).toEqual(new Set(['15s']));
});

test('runbooks are linked where there is a place for them', () => {
  const urls = (options = {}) => (dashboard('volumes', options).model.links ?? []).map(({ url }) => url);
  expect(urls().filter((url) => url?.includes('storage.md'))).toEqual([]);
  expect(urls({ runbookUrl: 'https://wiki.example.com/runbooks/' })).toContain(
    'https://wiki.example.com/runbooks/storage.md',
  );
  expect(dashboard('volumes').model.description).toBe(
    'Which volume fills up, and are volumes made and attached? Runbooks: storage.md.',
  );
});

test('links keep the time and the choices, and all dashboards find each other by a tag', () => {
  const { links = [], tags } = dashboard('volumes', { tags: ['team-a', 'promontory'] }).model;
  expect(tags).toEqual(['promontory', 'team-a']);
  expect(
    links.map(({ title, url, type, tags: by, keepTime, includeVars }) => [
      title,
      url ?? '',
      type,
      by,
      keepTime,
      includeVars,
    ]),
  ).toEqual([
    ['All dashboards', '', 'dashboards', ['promontory'], true, true],
    ['cluster', '/d/promontory-cluster', 'link', [], true, true],
    ['namespace', '/d/promontory-namespace', 'link', [], true, true],
    ['kubelet', '/d/promontory-kubelet', 'link', [], true, true],
  ]);
});

test('where several deliver into one Grafana, uids and links of each are its own, and short enough', () => {
  const uidPrefix = 'production-eu-central1';
  expect(dashboard('pod', { uidPrefix }).findings).toMatchObject([{ expected: '1 to 21 letters, digits, - and _' }]);
  const all = DASHBOARD_NAMES.map((name) => dashboard(name, { uidPrefix: uidPrefix.slice(0, 21) }));
  expect(all.filter(({ uid }) => uid.length > 40)).toEqual([]);
  for (const { model } of all) {
    const text = JSON.stringify(model);
    expect(text).not.toContain('/d/promontory-');
    expect(model.tags).toEqual(['promontory', uidPrefix.slice(0, 21)]);
    expect(model.links?.[0]?.tags).toEqual([uidPrefix.slice(0, 21)]);
  }
  expect(JSON.stringify(all)).toContain(`/d/${uidPrefix.slice(0, 21)}-cluster`);
});

test('a clusters’ overview shows all clusters at first', () => {
  expect(dashboard('clusters').model.templating.list?.[1]).toMatchObject({
    name: 'cluster',
    multi: true,
    includeAll: true,
    allValue: '.+',
    current: { value: ['$__all'] },
    definition: 'label_values(up, cluster)',
  });
});

test('panels can be left out, others take their place, and a row without panels goes', () => {
  const panels = (options = {}) => dashboard('volumes', options).model.panels ?? [];
  const titles = (options = {}) => panels(options).map(({ title = '' }) => title);
  const all = titles();
  const isRow = panels().map(({ type }) => type === 'row');
  const next = isRow.indexOf(true, 1);
  const first = all.slice(1, next).map((title) => `${all[0]}/${title}`);
  expect(first.length).toBeGreaterThan(1);
  expect(titles({ leaveOut: first.slice(1) })).toEqual([...all.slice(0, 2), ...all.slice(next)]);
  expect(titles({ leaveOut: first })).toEqual(all.slice(next));
  expect(panels({ leaveOut: first })[0]).toMatchObject({ gridPos: { x: 0, y: 0 } });
});

test('wrong options are said all at once, and nothing is drawn', () => {
  const options = {
    datasourceUid: 'a b',
    datasourceType: 'loki',
    scrapeInterval: '1h',
    runbookUrl: 'docs',
    tags: 'x',
    leaveOut: [1],
    tag: 1,
  };
  const made = dashboard('pod', options as never);
  expect(made.findings.map(({ path, got, expected, fix }) => [path.join('.'), got, expected, fix])).toEqual([
    [
      'tag',
      'an unknown option',
      'datasourceUid, datasourceType, scrapeInterval, runbookUrl, uidPrefix, tags, leaveOut',
      'write tags',
    ],
    ['datasourceUid', '"a b"', '1 to 40 letters, digits, - and _', 'take it from the data source’s page'],
    ['datasourceType', '"loki"', 'prometheus or grafana-amazonprometheus-datasource', 'write one of them'],
    ['scrapeInterval', '"1h"', 'a duration from 1s to 30m', 'write for example 60s'],
    ['runbookUrl', '"docs"', 'an http or https URL', 'write where docs/runbooks is published'],
    ['tags', '"x"', 'a list of texts', 'write the tags as a list'],
    ['leaveOut', 'a list', 'a list of texts', 'write <row>/<title> of each panel'],
  ]);
  expect(made.findings.every(({ code }) => code === 'DashboardsOption')).toBe(true);
  expect(made.model.panels).toEqual([]);
  expect(dashboard('pod', null as never).findings.map(({ got }) => got)).toEqual(['nothing']);
  expect(queriesOf(made).map(({ panel }) => panel)).toEqual(['$cluster', '$namespace', '$pod']);
});

test('a number says what it is of where there are several, and is left out where the name is the answer', () => {
  const modes = Object.fromEntries(
    [...(dashboard('pod').model.panels ?? []), ...(dashboard('gpu').model.panels ?? [])].flatMap((panel) =>
      panel.type === 'stat' && 'options' in panel
        ? [[panel.title, (panel.options as { textMode: string }).textMode]]
        : [],
    ),
  );
  expect(modes).toMatchObject({ Node: 'name', Phase: 'name', Restarts: 'value', 'In use': 'value_and_name' });
});

test('limits colour a value from where it is bad, upwards or downwards', () => {
  const steps = (name: 'pod' | 'api-server', title: string) =>
    (dashboard(name).model.panels ?? []).flatMap((panel) =>
      panel.title === title && 'fieldConfig' in panel ? (panel.fieldConfig?.defaults.thresholds?.steps ?? []) : [],
    );
  expect(steps('pod', 'CPU throttled')).toEqual([
    { value: null, color: 'green' },
    { value: 0.25, color: 'orange' },
    { value: 0.5, color: 'red' },
  ]);
  expect(steps('api-server', 'Availability')).toEqual([
    { value: null, color: 'red' },
    { value: 0.98, color: 'orange' },
    { value: 0.99, color: 'green' },
  ]);
});

test('a graph is stacked, or ends where it is said to', () => {
  const panel = (title: string) => (dashboard('nodes').model.panels ?? []).find((of) => of.title === title);
  expect(panel('CPU in use')).toMatchObject({ fieldConfig: { defaults: { min: 0, max: 1 } } });
  expect(JSON.stringify(panel('CPU in use'))).not.toContain('"mode":"normal"');
  expect(JSON.stringify((dashboard('node').model.panels ?? []).find((of) => of.title === 'CPU'))).toContain(
    '"stacking":{"mode":"normal","group":"A"}',
  );
});

test('a table joins its columns by their labels, names them, and leads on', () => {
  const [table] = (dashboard('clusters').model.panels ?? []).filter(({ type }) => type === 'table');
  expect(table).toMatchObject({
    transformations: [
      { id: 'merge' },
      {
        id: 'organize',
        options: {
          excludeByName: { Time: true },
          indexByName: { cluster: 0, 'Value #A': 1, 'Value #I': 9 },
          renameByName: { 'Value #A': 'Nodes', 'Value #I': 'Series' },
        },
      },
    ],
  });
  const [link] = JSON.stringify(table).match(/"url":"[^"]+/) ?? [];
  expect(link).toBe('"url":"/d/promontory-cluster?var-datasource=${datasource}&var-cluster=${__data.fields[\\');
  expect(JSON.stringify(table)).toContain(
    '"matcher":{"id":"byName","options":"CPU in use"},"properties":[{"id":"unit","value":"percentunit"}]',
  );
});

test('axes begin at zero, but where less than nothing means something', () => {
  const min = (name: 'slo' | 'pod', title: string) =>
    (dashboard(name).model.panels ?? []).flatMap((of) =>
      of.title === title && 'fieldConfig' in of ? [of.fieldConfig?.defaults.min] : [],
    );
  expect(min('slo', 'Budget over time')).toEqual([undefined]);
  expect(min('pod', 'CPU')).toEqual([0]);
});

test('links stand in sight, above the panels', () => {
  for (const link of dashboard('pod', { runbookUrl: 'https://wiki.example.com' }).model.links ?? []) {
    expect(Object.keys(link)).not.toContain('placement');
  }
});
