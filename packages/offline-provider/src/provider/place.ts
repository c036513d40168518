import { partitionOf } from '@promontory/vocabulary';
import { type Fields, isFields, isList } from '../protocol/value.js';

/** Where a provider's configuration points to. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly dnsSuffix: string;
}

const DNS = { aws: 'amazonaws.com', 'aws-us-gov': 'amazonaws.com', 'aws-cn': 'amazonaws.com.cn' } as const;

/** The account that AWS's documentation uses, for a configuration that names none. */
export const NO_ACCOUNT = '123456789012';

/** Reads account and Region from the AWS provider's configuration: a role to assume says the account, and so do the allowed ones. */
export function placeOf(config: Fields): Place {
  const region = typeof config['region'] === 'string' ? config['region'] : 'us-east-1';
  const role = isList(config['assume_role']) ? config['assume_role'].filter(isFields).at(-1)?.['role_arn'] : undefined;
  const allowed = isList(config['allowed_account_ids']) ? config['allowed_account_ids'] : [];
  const account = (typeof role === 'string' ? role.split(':')[4] : undefined) ?? allowed[0];
  const partition = partitionOf(region);
  return { account: typeof account === 'string' ? account : NO_ACCOUNT, region, partition, dnsSuffix: DNS[partition] };
}
