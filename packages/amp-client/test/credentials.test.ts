import { ACCESS_KEY, AmpStandIn, REGION } from '@promontory/amp-stand-in';
import { credentials } from '../src/index.js';

const amp = new AmpStandIn();
const before = { ...process.env };
let now = new Date('2026-07-14T12:00:00Z');

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => amp.reset());
afterEach(() => {
  process.env = { ...before };
});

const options = { region: REGION, now: () => now };
const ROLE = 'arn:aws:iam::111122223333:role/reader';

test('what the chain finds is taken, and kept', async () => {
  Object.assign(process.env, amp.environment);
  const keys = credentials(options);
  await expect(keys()).resolves.toMatchObject(ACCESS_KEY);
  process.env['AWS_ACCESS_KEY_ID'] = 'another';
  await expect(keys()).resolves.toMatchObject(ACCESS_KEY);
});

test('nothing that can be found is said so, with what to do', async () => {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  process.env = {
    ...Object.fromEntries(others),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    AWS_CONFIG_FILE: '/nowhere',
  };
  await expect(credentials(options)()).rejects.toMatchObject({
    kind: 'credentials',
    exitCode: 3,
    found: 'no AWS credentials were found (Could not load credentials from any providers)',
    fix: "run 'aws sso login', or set AWS_PROFILE; 'promontory doctor' lists what can be seen from here",
  });
});

test('a role is assumed with them, and again before its credentials expire', async () => {
  Object.assign(process.env, amp.environment);
  amp.on(({ service, parameters }) => {
    if (service !== 'sts' || parameters.get('Action') !== 'AssumeRole') return undefined;
    const fields = `<AccessKeyId>A${amp.requests.length}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-07-14T13:00:00Z</Expiration>`;
    return {
      headers: { 'content-type': 'text/xml' },
      body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>${fields}</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    };
  });
  const keys = credentials({ ...options, roleArn: ROLE, externalId: 'ours' });
  await expect(keys()).resolves.toMatchObject({ accessKeyId: 'A1', sessionToken: 't' });
  await keys();
  expect(amp.requests).toHaveLength(1);
  expect(Object.fromEntries(amp.requests[0]?.parameters ?? [])).toMatchObject({ RoleArn: ROLE, ExternalId: 'ours' });
  now = new Date('2026-07-14T12:59:30Z');
  await expect(keys()).resolves.toMatchObject({ accessKeyId: 'A2' });
});

test('a role that may not be assumed is named', async () => {
  Object.assign(process.env, amp.environment);
  amp.on(() => ({
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body: '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>',
  }));
  await expect(credentials({ ...options, roleArn: ROLE })()).rejects.toMatchObject({
    kind: 'credentials',
    found: `the role ${ROLE} was not assumed: not authorized to perform: sts:AssumeRole`,
  });
  expect(amp.requests[0]?.parameters.has('ExternalId')).toBe(false);
});
