import { ConfigurationError, Grant, type IGrantable } from '@promontory/core';
import { partitionOf, type PolicyCondition } from '@promontory/vocabulary';
import type { Construct } from 'constructs';
import * as perms from './private/perms.js';

/** Which workspaces are meant. */
export interface TaggedWorkspacesProps {
  readonly account: string;
  readonly region: string;
  /** Tags that a workspace must all have. At least one: without any, every workspace would be meant. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * All workspaces of a Region that carry certain tags, those made later included. Whoever may tag a workspace decides
 * who may use it: grant `aps:TagResource` with the same care.
 */
export class TaggedWorkspaces {
  private readonly resources: readonly string[];
  private readonly conditions: readonly PolicyCondition[];

  constructor(scope: Construct, { account, region, tags }: TaggedWorkspacesProps) {
    if (Object.keys(tags).length === 0) {
      throw new ConfigurationError(
        'AmpTaggedWorkspaces',
        { got: 'no tag', expected: 'at least one', fix: "name the tags in 'tags'" },
        scope,
      );
    }
    this.resources = [`arn:${partitionOf(region)}:aps:${region}:${account}:workspace/*`];
    this.conditions = Object.entries(tags).map(([key, value]) => ({
      test: 'StringEquals',
      variable: `aws:ResourceTag/${key}`,
      values: [value],
    }));
  }

  /** Lets `grantee` write samples to them. */
  grantRemoteWrite(grantee: IGrantable): Grant {
    return this.grant(grantee, perms.REMOTE_WRITE);
  }

  /** Lets `grantee` query them. */
  grantQuery(grantee: IGrantable): Grant {
    return this.grant(grantee, perms.QUERY);
  }

  private grant(grantee: IGrantable, actions: readonly string[]): Grant {
    return Grant.to(grantee, { actions, resources: this.resources, conditions: this.conditions });
  }
}
