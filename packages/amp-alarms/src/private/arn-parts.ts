import { isConcrete } from '@promontory/core';
import { type Arn, parseArn } from '@promontory/vocabulary';
import { Fn } from 'cdktf';

type Part = 'partition' | 'region' | 'account';
const INDEX: Readonly<Record<Part, number>> = { partition: 1, region: 3, account: 4 };

/** A part of an ARN, also of one that Terraform fills in later. */
export function partOf(arn: string, part: Part): string {
  const known: Arn | undefined = isConcrete(arn) ? parseArn(arn) : undefined;
  return known ? known[part] : (Fn.element(Fn.split(':', arn), INDEX[part]) as string);
}
