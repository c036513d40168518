import { placeholderIn } from '../src/index.js';

test.each([
  ['https://aps-workspaces.<region>.amazonaws.com/workspaces/a', '<region>'],
  ['YOUR_WORKSPACE_ID', 'YOUR_WORKSPACE_ID'],
  ['arn:aws:iam::<ACCOUNT_ID>:role/x', '<ACCOUNT_ID>'],
  ['arn:aws:iam::<account-id>:role/x', '<account-id>'],
  ['http://localhost:8005/workspaces/<AMP_WORKSPACE_ID>', '<AMP_WORKSPACE_ID>'],
  ['<your cluster name>', '<your cluster name>'],
  ['<YOUR_BUCKET>', 'YOUR_BUCKET'],
  ['${YOUR_REGION}', 'YOUR_REGION'],
  ['<aws-region>', '<aws-region>'],
  ['password: CHANGEME', 'CHANGEME'],
  ['ws-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'ws-xxxxxxxx'],
])('%s holds the placeholder %s', (text, found) => {
  expect(placeholderIn(text)).toBe(found);
});

test.each([
  '(?P<cluster>[^;]+);(?P<region>.*)',
  '(?<namespace>.*)',
  '<b>{{ $labels.region }}</b><br><a href="https://x">y</a>',
  'a < region > b',
  'sum by (region) (rate(x[5m])) < 5',
  'OUR_OWN, YOURS and yourself, MY name',
  'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
  '${TfToken[TOKEN.1]}',
])('%s holds none', (text) => {
  expect(placeholderIn(text)).toBeUndefined();
});
