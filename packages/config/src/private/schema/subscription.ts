import * as z from 'zod';

/** Who hears of an alert. */
export const subscription = z.strictObject({
  protocol: z
    .enum(['email', 'https', 'sqs', 'lambda'])
    .meta({ description: 'How the message travels. email and https are pending until confirmed.' }),
  endpoint: z.string().min(1).meta({ description: 'An address, a URL or an ARN, by protocol.' }),
});
