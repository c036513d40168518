import { grafanaPermissionsNotWidened } from '../../src/rules/grafana-permissions-not-widened.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const grafana = (more: object = {}): BriefBlock => ['aws_grafana_workspace', 'Grafana', { name: 'ours', ...more }];
const members = (role: string, more: object): BriefBlock => [
  'aws_grafana_role_association',
  'Members',
  { role, ...more },
];
const saml = (...values: string[]): BriefBlock => [
  'aws_grafana_workspace_saml_configuration',
  'Saml',
  { admin_role_values: values },
];

describeRule(grafanaPermissionsNotWidened, {
  finds: {
    'more admins': {
      base: [members('ADMIN', { group_ids: ['g-1'] })],
      head: [members('ADMIN', { group_ids: ['g-1', 'g-2'], user_ids: ['u-1'] })],
      says: ['warning: u-1, g-2 become admin.'],
    },
    'editors that become admins': {
      base: [members('EDITOR', { group_ids: ['g-1'] })],
      head: [members('ADMIN', { group_ids: ['g-1'] })],
      says: ['warning: g-1 becomes admin.'],
    },
    'admins of a workspace that is there': {
      base: [grafana()],
      head: [grafana(), members('ADMIN', { group_ids: ['g-1'] })],
      says: ['warning: g-1 becomes admin.'],
    },
    'admins that are an expression': {
      base: [members('ADMIN', { group_ids: ['g-1'] })],
      head: [members('ADMIN', { group_ids: ['${var.group}'] })],
      says: ['warning: Whether somebody becomes an admin cannot be told.'],
    },
    'another value that makes an admin': {
      base: [saml('admin')],
      head: [saml('admin', 'dev')],
      says: ['warning: dev becomes admin.'],
    },
    'permissions that AWS manages, of all accounts': {
      base: [grafana({ permission_type: 'CUSTOMER_MANAGED', account_access_type: 'CURRENT_ACCOUNT' })],
      head: [grafana({ permission_type: 'SERVICE_MANAGED', account_access_type: 'ORGANIZATION' })],
      says: [
        'error: AWS gives its role permissions: it reads more than the workspaces that are named.',
        'error: It reads accounts of the whole organisation.',
      ],
    },
  },
  passes: {
    'more editors': {
      base: [members('EDITOR', { group_ids: ['g-1'] })],
      head: [members('EDITOR', { group_ids: ['g-1', 'g-2'] })],
    },
    'fewer admins': {
      base: [members('ADMIN', { group_ids: ['g-1', 'g-2'] }), saml('a', 'b')],
      head: [members('ADMIN', { group_ids: ['g-1'] }), saml('a')],
    },
    'admins that become viewers': {
      base: [members('ADMIN', { group_ids: ['g-1'] })],
      head: [members('VIEWER', { group_ids: ['g-1'] })],
    },
    'the admins of a new workspace': { base: [], head: [grafana(), members('ADMIN', { group_ids: ['g-1'] })] },
    'what was so before': {
      base: [grafana({ permission_type: 'SERVICE_MANAGED' })],
      head: [grafana({ permission_type: 'SERVICE_MANAGED', description: 'x' })],
    },
  },
});
