import { prefixed } from './common.js';
import { type Attributes, known, type Place, type TypePermissions } from './type-permissions.js';

const iam = (place: Place, resource: string): string => `arn:${place.partition}:iam::${place.account}:${resource}`;
const issuer = ({ url }: Attributes): string => known(url).replace(/^https:\/\//, '');

/** Roles of CI, and whose tokens they take. Actions: the service authorization references, 2026-07. */
export const IDENTITY: Readonly<Record<string, TypePermissions>> = {
  aws_iam_openid_connect_provider: {
    read: ['iam:GetOpenIDConnectProvider'],
    write: prefixed('iam', [
      'CreateOpenIDConnectProvider',
      'DeleteOpenIDConnectProvider',
      'UpdateOpenIDConnectProviderThumbprint',
      'AddClientIDToOpenIDConnectProvider',
      'RemoveClientIDFromOpenIDConnectProvider',
      'TagOpenIDConnectProvider',
      'UntagOpenIDConnectProvider',
    ]),
    resources: (attributes, place) => [iam(place, `oidc-provider/${issuer(attributes)}`)],
  },
  aws_iam_policy: {
    read: prefixed('iam', ['GetPolicy', 'GetPolicyVersion', 'ListPolicyVersions', 'ListPolicyTags']),
    write: prefixed('iam', [
      'CreatePolicy',
      'DeletePolicy',
      'CreatePolicyVersion',
      'DeletePolicyVersion',
      'TagPolicy',
      'UntagPolicy',
    ]),
    resources: (attributes, place) => [iam(place, `policy/${known(attributes['name'])}`)],
  },
  aws_iam_role_policy_attachment: {
    read: ['iam:ListAttachedRolePolicies'],
    write: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
    resources: (attributes, place) => [iam(place, `role/${known(attributes['role'])}`)],
  },
};
