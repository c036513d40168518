/** The parts of an Amazon Resource Name. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for global services such as IAM. */
  readonly region: string;
  /** Twelve digits, or empty where the service has none. */
  readonly account: string;
  /** All that follows the fifth colon: `workspace/ws-…`. */
  readonly resource: string;
}

const ARN = /^arn:(aws(?:-[a-z]+)*):([a-z0-9-]+):((?:[a-z]{2}(?:-[a-z]+)+-\d{1,2})?):((?:\d{12})?):(\S+)$/;

/** The parts of `text`, or undefined when it is no ARN. */
export function parseArn(text: string): Arn | undefined {
  const match = ARN.exec(text);
  if (!match) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match;
  return { partition, service, region, account, resource };
}

/** The text of an ARN. */
export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
}

/** Whether `text` is an ARN of that service whose resource begins with that type: `isArnOf(x, 'kms', 'key/')`. */
export function isArnOf(text: string, service: string, resourcePrefix: string): boolean {
  const arn = parseArn(text);
  return arn !== undefined && arn.service === service && arn.resource.startsWith(resourcePrefix);
}
