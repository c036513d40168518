import { type BriefBlock, messages, pathOf, planOf, synthOf } from '../builders.js';
import { judging } from '../describe-rule.js';
import { ampWorkspaceKept } from '../../src/rules/amp-workspace-kept.js';

const findings = judging(ampWorkspaceKept);

const workspace = (attributes: object, name = 'Metrics'): BriefBlock => [
  'aws_prometheus_workspace',
  name,
  { alias: 'prod', ...attributes },
];
const guarded = workspace({ lifecycle: { prevent_destroy: true } });

test('a deleted workspace is an error at its construct path', () => {
  const found = findings(synthOf([guarded]), synthOf([]));
  expect(messages(found)).toEqual(['error: The workspace prod is deleted, with all of its metrics.']);
  expect(found[0]).toMatchObject({ rule: 'amp/workspace-kept', path: pathOf('Metrics') });
});

test('a stack that is gone takes its workspace along', () => {
  expect(messages(findings(synthOf([guarded]), { stacks: new Map() }))).toEqual([
    'error: The workspace prod is deleted, with all of its metrics.',
  ]);
});

test('another key replaces the workspace, and the attribute is named', () => {
  const found = findings(synthOf([workspace({})]), synthOf([workspace({ kms_key_arn: 'arn:k' })]));
  expect(messages(found)).toEqual([
    'error: The workspace prod is replaced (kms_key_arn changed): the new one begins empty.',
  ]);
});

test('a plan is believed: what it replaces, and what it does not', () => {
  const head = synthOf([workspace({ kms_key_arn: 'arn:k' })]);
  const address = 'aws_prometheus_workspace.Metrics';
  const replaced = new Map([
    [
      'test',
      planOf(address, ['delete', 'create'], { before: { alias: 'prod' }, after: {}, replacedBy: ['kms_key_arn'] }),
    ],
  ]);
  expect(messages(findings(undefined, head, { plans: replaced }))).toEqual([
    'error: The workspace prod is replaced (kms_key_arn changed): the new one begins empty.',
  ]);
  const updated = new Map([
    ['test', planOf(address, ['update'], { before: { alias: 'prod' }, after: { alias: 'new' } })],
  ]);
  expect(findings(synthOf([workspace({})]), head, { plans: updated })).toEqual([]);
});

test('losing the deletion protection is a warning', () => {
  const found = findings(synthOf([guarded]), synthOf([workspace({ lifecycle: { prevent_destroy: false } })]));
  expect(messages(found)).toEqual([
    'warning: The workspace loses its deletion protection: after this, a plan may delete it.',
  ]);
});

test.each([
  ['an alias changes in place', [workspace({ alias: 'new', lifecycle: { prevent_destroy: true } })]],
  ['nothing changes', [guarded]],
])('%s: nothing to say', (_, blocks) => {
  expect(findings(synthOf([guarded]), synthOf(blocks))).toEqual([]);
});

test('a rename with a moved block is no deletion, and keeps the protection in sight', () => {
  const head = synthOf([workspace({ lifecycle: { prevent_destroy: true } }, 'Renamed')], {
    moved: [['aws_prometheus_workspace.Metrics', 'aws_prometheus_workspace.Renamed']],
  });
  expect(findings(synthOf([guarded]), head)).toEqual([]);
  // Without it the same rename is a deletion.
  expect(findings(synthOf([guarded]), synthOf([workspace({}, 'Renamed')]))).toHaveLength(1);
});

test('a rename does not hide that the protection goes', () => {
  const head = synthOf([workspace({}, 'Renamed')], {
    moved: [['aws_prometheus_workspace.Metrics', 'aws_prometheus_workspace.Renamed']],
  });
  expect(messages(findings(synthOf([guarded]), head))).toEqual([
    'warning: The workspace loses its deletion protection: after this, a plan may delete it.',
  ]);
});
