import type { Environment } from '@promontory/config';

/** An environment built by hand: what the loader would make of the smallest file. */
export const ENVIRONMENT: Environment = {
  name: 'test',
  account: '111122223333',
  region: 'eu-west-1',
  deployRoleArn: undefined,
  awsProviderVersion: undefined,
  tags: {},
  backend: { kind: 'local' },
  workspaces: {
    metrics: {
      kind: 'managed',
      name: 'metrics',
      region: 'eu-west-1',
      alias: 'test-metrics',
      adopt: undefined,
      tags: undefined,
      encryption: { kind: 'aws-owned-key' },
      deletionProtection: true,
      logging: { retentionDays: 30, kmsKeyArn: undefined },
      queryLogging: undefined,
      configuration: {
        retentionDays: undefined,
        limits: [],
        outOfOrderWindowSeconds: undefined,
        ruleQueryOffsetSeconds: undefined,
      },
      access: undefined,
      rules: [],
      alertManager: undefined,
      alarms: undefined,
      metricStreams: [],
    },
  },
  networks: {},
  clusters: [
    {
      name: 'checkout',
      label: 'checkout',
      region: 'eu-west-1',
      workspace: 'metrics',
      network: undefined,
      authenticationMode: 'API',
      attributes: undefined,
      collection: {
        kind: 'managed-scraper',
        alias: undefined,
        subnets: [
          { id: 'subnet-1', availabilityZone: 'eu-west-1a' },
          { id: 'subnet-2', availabilityZone: 'eu-west-1b' },
        ],
        securityGroupIds: undefined,
        nodeSecurityGroupIds: [],
        exporters: 'eks-addons',
        scrapeInterval: '60s',
        jobs: [{ preset: 'kubelet' }],
      },
      ack: undefined,
    },
  ],
};
