import { createHash, createHmac } from 'node:crypto';
import { ACCESS_KEY, AmpStandIn, REGION, signatureProblem } from '../src/index.js';

const amp = new AmpStandIn();

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => amp.reset());

test('a request without a signature is answered as AWS answers it, and by no handler', async () => {
  amp.on(() => ({ body: { never: true } }));
  const answer = await fetch(`${amp.url}/workspaces`);
  expect(answer.status).toBe(403);
  expect(answer.headers.get('x-amzn-errortype')).toBe('InvalidSignatureException');
  expect(amp.problems).toEqual(['GET /workspaces: not an authorization: undefined']);
  expect(amp.requests).toEqual([]);
});

test('the example of the description of Signature Version 4 is found good, and bad after any change', () => {
  // docs.aws.amazon.com, "Create a signed AWS API request", the test case get-vanilla-query-order-key-case.
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const canonical =
    'GET\n/\nParam1=value1&Param2=value2\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date\n' +
    hash('');
  const scope = '20150830/us-east-1/service/aws4_request';
  const key = ['20150830', 'us-east-1', 'service', 'aws4_request'].reduce<string | Buffer>(
    (made, part) => createHmac('sha256', made).update(part).digest(),
    'AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  );
  const signature = createHmac('sha256', key)
    .update(`AWS4-HMAC-SHA256\n20150830T123600Z\n${scope}\n${hash(canonical)}`)
    .digest('hex');
  expect(signature).toBe('b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500');
  const request = {
    method: 'GET',
    path: '/?Param2=value2&Param1=value1',
    headers: {
      host: 'example.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
      authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
    },
    body: new Uint8Array(),
  };
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  const where = { region: 'us-east-1', service: 'service' };
  expect(signatureProblem(request, secret, where)).toBeUndefined();
  expect(signatureProblem({ ...request, path: '/?Param1=value1' }, secret, where)).toBe('the signature differs');
  expect(signatureProblem(request, 'another', where)).toBe('the signature differs');
  expect(signatureProblem(request, secret, { ...where, region: REGION })).toBe('signed for service in us-east-1');
  expect(signatureProblem(request, secret, { ...where, headers: ['content-type'] })).toBe('content-type is not signed');
});

test('what a program needs to come here names keys and addresses, and no metadata service', () => {
  expect(amp.environment).toEqual({
    AWS_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secretAccessKey,
    AWS_SESSION_TOKEN: ACCESS_KEY.sessionToken,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_AMP: amp.url,
    AWS_ENDPOINT_URL_CLOUDWATCH: amp.url,
    AWS_ENDPOINT_URL_STS: amp.url,
  });
});
