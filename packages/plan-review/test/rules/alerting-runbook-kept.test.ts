import { alertingRunbookKept } from '../../src/rules/alerting-runbook-kept.js';
import { rules } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const alert = (annotations?: object): object => ({ alert: 'Down', expr: 'up == 0', annotations });
const HELP = { summary: 's', runbook_url: 'https://runbooks.example.com/down' };

describeRule(alertingRunbookKept, {
  finds: {
    'a runbook that goes': {
      base: rules(alert(HELP)),
      head: rules(alert({ summary: 's' })),
      says: ['info: Alerts lose what helps: Down (runbook_url).'],
    },
    'all of it': {
      base: rules(alert(HELP)),
      head: rules(alert()),
      says: ['info: Alerts lose what helps: Down (runbook_url), Down (summary).'],
    },
  },
  passes: {
    'other words': { base: rules(alert(HELP)), head: rules(alert({ ...HELP, summary: 't' })) },
    'an annotation of another kind': { base: rules(alert({ note: 'a' })), head: rules(alert({})) },
    'an alert that goes, of which another rule tells': { base: rules(alert(HELP)), head: rules() },
  },
});
