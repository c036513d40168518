import type { Fields, Value } from '../protocol/value.js';
import type { MadeUp } from '../provider/made-up.js';
import { policyDocument } from './policy-document.js';

/** What a data source says. */
export interface Answer {
  /** Follows from the environment itself. */
  readonly known: Readonly<Record<string, Value>>;
  /** Only AWS could say it: made up. */
  readonly madeUp?: Readonly<Record<string, Value>>;
}

type Answers = (config: Fields, made: MadeUp) => Answer;

const text = (config: Fields, name: string): string => (typeof config[name] === 'string' ? config[name] : '');

const subject =
  (prefix: string, kind: string, madeUp: (made: MadeUp) => Readonly<Record<string, Value>>): Answers =>
  (config, made) => {
    const id = text(config, 'id') || `${prefix}-${made.hex(17)}`;
    return { known: { id, arn: made.arn('ec2', `${kind}/${id}`) }, madeUp: madeUp(made) };
  };

/** Data sources that can be answered without asking AWS. */
export const ANSWERS: Readonly<Record<string, Answers>> = {
  aws_iam_policy_document: (config) => {
    const { json, minified } = policyDocument(config);
    return { known: { json, minified_json: minified, id: 'offline', version: config['version'] ?? '2012-10-17' } };
  },
  aws_caller_identity: (_config, made) => ({
    known: { id: made.place.account, account_id: made.place.account },
    madeUp: {
      arn: made.arn('sts', 'assumed-role/offline/offline', { regional: false }),
      user_id: `AROA${made.hex(17).toUpperCase()}:offline`,
    },
  }),
  aws_partition: (_config, { place: { partition, dnsSuffix } }) => ({
    known: {
      id: partition,
      partition,
      dns_suffix: dnsSuffix,
      reverse_dns_prefix: dnsSuffix.split('.').reverse().join('.'),
    },
  }),
  aws_region: (config, { place }) => {
    const region = text(config, 'region') || text(config, 'name') || place.region;
    return { known: { id: region, name: region, region, endpoint: `ec2.${region}.${place.dnsSuffix}` } };
  },
  aws_eks_cluster: (config, made) => {
    const name = text(config, 'name');
    const { region, dnsSuffix } = made.place;
    const id = made.hex(32).toUpperCase();
    return {
      known: { id: name, arn: made.arn('eks', `cluster/${name}`), status: 'ACTIVE' },
      madeUp: {
        endpoint: `https://${id}.gr7.${region}.eks.${dnsSuffix}`,
        identity: [{ oidc: [{ issuer: `https://oidc.eks.${region}.${dnsSuffix}/id/${id}` }] }],
        certificate_authority: [{ data: Buffer.from('made up, for an offline plan').toString('base64') }],
        vpc_config: [
          {
            vpc_id: `vpc-${made.hex(17, 'vpc')}`,
            cluster_security_group_id: `sg-${made.hex(17, 'group')}`,
            endpoint_private_access: true,
            endpoint_public_access: true,
            public_access_cidrs: ['0.0.0.0/0'],
            security_group_ids: [],
            subnet_ids: [],
          },
        ],
        access_config: [
          { authentication_mode: 'API_AND_CONFIG_MAP', bootstrap_cluster_creator_admin_permissions: true },
        ],
      },
    };
  },
  aws_iam_openid_connect_provider: (config, made) => {
    const url = text(config, 'url').replace(/^https:\/\//, '');
    const arn = text(config, 'arn') || made.arn('iam', `oidc-provider/${url}`, { regional: false });
    return {
      known: { id: arn, arn, url, client_id_list: ['sts.amazonaws.com'] },
      madeUp: { thumbprint_list: [made.hex(40)] },
    };
  },
  aws_prometheus_workspace: (config, made) => {
    const id = text(config, 'workspace_id');
    const { region, dnsSuffix } = made.place;
    return {
      known: {
        id,
        arn: made.arn('aps', `workspace/${id}`),
        prometheus_endpoint: `https://aps-workspaces.${region}.${dnsSuffix}/workspaces/${id}/`,
        status: 'ACTIVE',
      },
      madeUp: { alias: 'offline', kms_key_arn: '' },
    };
  },
  aws_vpc: subject('vpc', 'vpc', () => ({
    cidr_block: '10.0.0.0/16',
    enable_dns_support: true,
    enable_dns_hostnames: true,
    state: 'available',
  })),
  aws_subnet: subject('subnet', 'subnet', (made) => ({
    vpc_id: `vpc-${made.hex(17, 'vpc')}`,
    cidr_block: '10.0.1.0/24',
    availability_zone: `${made.place.region}a`,
    state: 'available',
  })),
};
