import { didYouMean, type Finding, isMapping, kindOf, parseDuration } from '@promontory/vocabulary';
import { DATASOURCE_TYPES, type DashboardOptions } from '../options.js';

const KEYS: readonly (keyof DashboardOptions)[] = [
  'datasourceUid',
  'datasourceType',
  'scrapeInterval',
  'runbookUrl',
  'uidPrefix',
  'tags',
  'leaveOut',
];

/** Everything wrong with options, at paths relative to them. They may come from a file: nothing is sure. */
export function checkOptions(options: unknown): Finding[] {
  if (!isMapping(options)) return [finding([], kindOf(options), 'a mapping', 'write options by their names')];
  const findings = Object.keys(options)
    .filter((key) => !KEYS.some((known) => known === key))
    .map((key) => {
      const meant = didYouMean(key, KEYS);
      return finding([key], 'an unknown option', KEYS.join(', '), meant === undefined ? 'remove it' : `write ${meant}`);
    });
  const { datasourceUid, datasourceType, scrapeInterval, runbookUrl, uidPrefix, tags, leaveOut } = options;
  const check = (key: keyof DashboardOptions, value: unknown, good: boolean, expected: string, fix: string): void => {
    if (value !== undefined && !good) findings.push(finding([key], kindOf(value), expected, fix));
  };
  // Grafana: util.IsValidShortUID.
  const uid = typeof datasourceUid === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(datasourceUid);
  check('datasourceUid', datasourceUid, uid, '1 to 40 letters, digits, - and _', 'take it from the data source’s page');
  const type = DATASOURCE_TYPES.some((known) => known === datasourceType);
  check('datasourceType', datasourceType, type, DATASOURCE_TYPES.join(' or '), 'write one of them');
  const ms = typeof scrapeInterval === 'string' ? parseDuration(scrapeInterval) : undefined;
  const often = ms !== undefined && ms >= 1000 && ms <= 1_800_000;
  check('scrapeInterval', scrapeInterval, often, 'a duration from 1s to 30m', 'write for example 60s');
  const url = typeof runbookUrl === 'string' && /^https?:\/\/\S+$/.test(runbookUrl);
  check('runbookUrl', runbookUrl, url, 'an http or https URL', 'write where docs/runbooks is published');
  // With the longest name there is, within the 40 characters of a uid.
  const prefix = typeof uidPrefix === 'string' && /^[A-Za-z0-9_-]{1,21}$/.test(uidPrefix);
  check('uidPrefix', uidPrefix, prefix, '1 to 21 letters, digits, - and _', 'shorten it');
  check('tags', tags, areTexts(tags), 'a list of texts', 'write the tags as a list');
  check('leaveOut', leaveOut, areTexts(leaveOut), 'a list of texts', 'write <row>/<title> of each panel');
  return findings;
}

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((text) => typeof text === 'string' && text.trim() !== '');

const finding = (path: readonly string[], got: string, expected: string, fix: string): Finding => ({
  code: 'DashboardsOption',
  path,
  got,
  expected,
  fix,
});
