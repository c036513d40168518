import { ConfigurationError, isConcrete } from '@promontory/core';
import { isArnOf } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';

/** Refuses what is no key ARN: AMP's own CLI sample shows a workspace ARN in this place. */
export function checkKmsKeyArn(scope: IConstruct, code: string, arn: string | undefined): void {
  if (isConcrete(arn) && !isArnOf(arn, 'kms', 'key/')) {
    throw new ConfigurationError(
      code,
      {
        got: arn,
        expected: 'arn:<partition>:kms:<region>:<account>:key/<id>',
        fix: "give the ARN of a KMS key ('aws kms describe-key' prints it), not of an alias or a workspace",
      },
      scope,
    );
  }
}
