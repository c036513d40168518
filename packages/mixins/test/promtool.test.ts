import { parseDuration } from '@promontory/vocabulary';
import { PACK_NAMES, packs } from '../src/index.js';
import { CASES } from './cases/index.js';
import { listed, TestFiles } from './harness/promtool-tests.js';
import { NOTE, withPromtool } from './harness/promtool.js';

jest.setTimeout(300_000);

// Six minutes: longer than Prometheus looks back, so that only selectors which look further see anything.
withPromtool.each(PACK_NAMES.flatMap((name) => ['15s', '30s', '60s', '6m'].map((every) => [name, every] as const)))(
  `%s alerts and records as its cases say, scraped every %s${NOTE}`,
  (name, scrapeInterval) => {
    const interval = (parseDuration(scrapeInterval) ?? 0) / 1000;
    const tests = new TestFiles();
    for (const [alert, of] of listed(CASES[name].alerts)) {
      tests.addAlert(packs[name]({ ...of.options, scrapeInterval }).groups, alert, of, interval);
    }
    for (const [record, of] of listed(CASES[name].records)) {
      tests.addRecord(packs[name]({ scrapeInterval }).groups, record, of, interval);
    }
    expect(tests.run()).toBe('');
  },
);
