import { grafanaNetworkAccessKept } from '../../src/rules/grafana-network-access-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const control = (lists: string[], endpoints: string[] = []) => ({ prefix_list_ids: lists, vpce_ids: endpoints });
const grafana = (access?: object | string): BriefBlock => [
  'aws_grafana_workspace',
  'Grafana',
  { name: 'ours', ...(access === undefined ? {} : { network_access_control: access }) },
];

describeRule(grafanaNetworkAccessKept, {
  finds: {
    'control that goes': {
      base: [grafana(control(['pl-1']))],
      head: [grafana()],
      says: ['error: It can be reached from everywhere, by whoever can sign in.'],
    },
    'control that a plan takes away': {
      plan: [
        planned(
          'aws_grafana_workspace.G',
          ['update'],
          { network_access_control: [control(['pl-1'])] },
          { network_access_control: [] },
        ),
      ],
      says: ['error: It can be reached from everywhere, by whoever can sign in.'],
    },
    'more networks': {
      base: [grafana(control(['pl-1'], ['vpce-1']))],
      head: [grafana(control(['pl-1', 'pl-2'], ['vpce-1', 'vpce-2']))],
      says: ['warning: It can be reached through pl-2, vpce-2 as well.'],
    },
    'one network for another': {
      base: [grafana(control(['pl-1']))],
      head: [grafana(control(['pl-2']))],
      says: ['warning: It can be reached through pl-2 as well.'],
    },
    'control that is an expression': {
      base: [grafana(control(['pl-1']))],
      head: [grafana('${var.access}')],
      says: ['warning: Whether it can still be reached from some networks only cannot be told.'],
    },
  },
  passes: {
    'control that comes': { base: [grafana()], head: [grafana(control(['pl-1']))] },
    'fewer networks': { base: [grafana(control(['pl-1', 'pl-2']))], head: [grafana(control(['pl-1']))] },
    'a workspace that is new': { base: [], head: [grafana()] },
    'a workspace that goes': { base: [grafana(control(['pl-1']))], head: [] },
  },
});
