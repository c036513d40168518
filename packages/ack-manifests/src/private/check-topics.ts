import { type Finding, parseArn } from '@promontory/vocabulary';

/** Topics that AMP cannot publish to: of another service, Region or account, or FIFO. */
export function checkTopics(
  topics: Readonly<Record<string, string>>,
  region: string,
  account: string | undefined,
): Finding[] {
  return Object.entries(topics).flatMap(([name, text]): Finding[] => {
    const arn = parseArn(text);
    const isGood =
      arn?.service === 'sns' &&
      /^[A-Za-z0-9_-]{1,256}$/.test(arn.resource) &&
      arn.region === region &&
      (account === undefined || arn.account === account);
    if (isGood) return [];
    return [
      {
        code: 'AckTopicArn',
        path: ['topicArns', name],
        got: text,
        expected: `a standard SNS topic in ${region}${account === undefined ? '' : ` of account ${account}`}, where the workspace is`,
        fix: "copy the ARN from 'aws sns list-topics'",
      },
    ];
  });
}
