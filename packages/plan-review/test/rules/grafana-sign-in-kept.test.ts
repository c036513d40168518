import { grafanaSignInKept } from '../../src/rules/grafana-sign-in-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const grafana = (...providers: string[]): BriefBlock => [
  'aws_grafana_workspace',
  'Grafana',
  { authentication_providers: providers },
];
const saml = (more: BriefBlock[2]): BriefBlock => ['aws_grafana_workspace_saml_configuration', 'Saml', more];
const METADATA = { idp_metadata_url: 'https://idp.example.com/a' };

describeRule(grafanaSignInKept, {
  finds: {
    'a way in that goes': {
      base: [grafana('AWS_SSO', 'SAML')],
      head: [grafana('AWS_SSO')],
      says: ['error: Nobody signs in by SAML any more.'],
    },
    'one way in for another': {
      base: [grafana('AWS_SSO')],
      head: [grafana('SAML')],
      says: ['error: Nobody signs in by AWS_SSO any more.', 'warning: People sign in by SAML as well.'],
    },
    'ways that are an expression': {
      base: [grafana('SAML')],
      head: [grafana('${var.provider}')],
      says: ['warning: Who signs in how cannot be told.'],
    },
    'metadata of another provider': {
      base: [saml(METADATA)],
      head: [saml({ idp_metadata_url: 'https://other.example.com/a' })],
      says: ['error: Another identity provider may say who people are: idp_metadata_url changes.'],
    },
    'metadata as an expression': {
      base: [saml(METADATA)],
      head: [saml({ idp_metadata_url: '${var.url}' })],
      says: ['warning: Which identity provider says who people are cannot be told.'],
    },
    'SAML that goes': {
      base: [saml(METADATA)],
      head: [],
      says: ['error: SAML is no longer set up: nobody signs in by it.'],
    },
  },
  passes: {
    'the same ways in another order': { base: [grafana('AWS_SSO', 'SAML')], head: [grafana('SAML', 'AWS_SSO')] },
    'other values of editors': { base: [saml(METADATA)], head: [saml({ ...METADATA, editor_role_values: ['a'] })] },
    'SAML that comes with a workspace': { base: [], head: [grafana('SAML'), saml(METADATA)] },
  },
});
