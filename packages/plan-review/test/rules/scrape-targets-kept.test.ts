import { scrapeTargetsKept } from '../../src/rules/scrape-targets-kept.js';
import { agent, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

const discovering = (role: string, names?: string[]): object => ({
  job_name: 'pods',
  kubernetes_sd_configs: [{ role, namespaces: names && { names } }],
});
const filtered = (regex: string, action = 'keep'): object => ({
  job_name: 'pods',
  relabel_configs: [{ action, regex, source_labels: ['app'] }],
});

describeRule(scrapeTargetsKept, {
  finds: {
    'an address less': {
      base: scraper([{ job_name: 'a', static_configs: [{ targets: ['a:1', 'b:1'] }] }]),
      head: scraper([{ job_name: 'a', static_configs: [{ targets: ['b:1'] }] }]),
      says: ['warning: a no longer looks for a:1.'],
    },
    'some namespaces, where all were': {
      base: agent([discovering('pod')]),
      head: agent([discovering('pod', ['shop'])]),
      says: ['warning: pods no longer looks for pod of all namespaces.'],
    },
    'a filter that lets fewer through': {
      base: agent([filtered('a|b')]),
      head: agent([filtered('a')]),
      says: ['warning: pods no longer looks for app of b.'],
    },
    'a filter where there was none': {
      base: agent([{ job_name: 'pods' }]),
      head: agent([filtered('a')]),
      says: ['warning: pods no longer looks for all but some values of app.'],
    },
    'a filter that keeps some out': {
      base: agent([filtered('a', 'drop')]),
      head: agent([filtered('a|b', 'drop')]),
      says: ['warning: pods no longer looks for app of b.'],
    },
  },
  passes: {
    'an address more': {
      base: scraper([{ job_name: 'a', static_configs: [{ targets: ['a:1'] }] }]),
      head: scraper([{ job_name: 'a', static_configs: [{ targets: ['b:1'] }, { targets: ['a:1'] }] }]),
    },
    'a namespace more': { base: agent([discovering('pod', ['a'])]), head: agent([discovering('pod', ['b', 'a'])]) },
    'a filter that lets more through': { base: agent([filtered('a')]), head: agent([filtered('a|b')]) },
  },
});
