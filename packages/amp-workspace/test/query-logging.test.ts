import { synth } from '@promontory/testing';
import { QueryLogging, type QueryLoggingProps } from '../src/query-logging.js';
import { Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

function make(props: Omit<QueryLoggingProps, 'workspace'> = {}) {
  const stack = awsStack();
  const workspace = new Workspace(stack, 'Metrics', { region: 'eu-west-1', logging: false });
  new QueryLogging(stack, 'Queries', { workspace, ...props });
  return synth(stack);
}

test('queries of a million samples and more are logged to a vended log group for 30 days', () => {
  const json = make();
  expect(json.only('aws_prometheus_query_logging_configuration')).toEqual({
    workspace_id: expect.stringMatching(/^\$\{aws_prometheus_workspace\.\w+\.id\}$/),
    region: 'eu-west-1',
    destination: [
      {
        cloudwatch_logs: [{ log_group_arn: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.\w+\.arn\}:\*$/) }],
        filters: [{ qsp_threshold: 1_000_000 }],
      },
    ],
  });
  expect(json.only('aws_cloudwatch_log_group')).toEqual({
    name: '/aws/vendedlogs/prometheus/test-Queries',
    region: 'eu-west-1',
    retention_in_days: 30,
  });
});

test.each<[string, Omit<QueryLoggingProps, 'workspace'>, Record<string, unknown>]>([
  ['retentionDays', { retentionDays: 7 }, { retention_in_days: 7 }],
  ['kmsKeyArn', { kmsKeyArn: KEY }, { kms_key_id: KEY }],
  ['logGroupName', { logGroupName: '/aws/vendedlogs/q' }, { name: '/aws/vendedlogs/q' }],
  ['tags', { tags: { a: 'b' } }, { tags: { a: 'b' } }],
])('%s changes the log group', (_, props, changed) => {
  expect(make(props).only('aws_cloudwatch_log_group')).toMatchObject(changed);
});

test('the threshold can be nothing, for all queries', () => {
  const [destination] = make({ samplesThreshold: 0 }).only('aws_prometheus_query_logging_configuration')[
    'destination'
  ] as { filters: unknown }[];
  expect(destination?.filters).toEqual([{ qsp_threshold: 0 }]);
});

test.each([-1, 1.5])('a threshold of %p is refused', (samplesThreshold) => {
  expect(() => make({ samplesThreshold })).toThrow(
    `AmpQueryLoggingThreshold: got ${samplesThreshold}, expected a whole number of samples, 0 or more`,
  );
});

test('a log group outside of /aws/vendedlogs/ is refused', () => {
  expect(() => make({ logGroupName: '/queries' })).toThrow('AmpLogGroupName: got /queries');
});
