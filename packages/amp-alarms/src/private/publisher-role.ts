import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { boundedName, PolicyDocument } from '@promontory/core';
import { Construct } from 'constructs';
import { KEY_USE } from './service-statements.js';

/** Who may use the role, and for what. */
export interface PublisherRoleProps {
  /** What the role's name begins with. */
  readonly name: string;
  readonly description: string;
  /** The rules that EventBridge may act for. */
  readonly ruleArns: readonly string[];
  readonly account: string;
  readonly topicArns: readonly string[];
  readonly topicKeyArns: readonly string[];
}

/**
 * A role with which EventBridge publishes to the topics, for these rules alone. AWS recommends roles for every target
 * ("Amazon EventBridge now supports IAM execution roles for all targets", What's New, 2025-03); policies of topics cannot
 * hold the conditions, nor can those of their keys ("Using resource-based policies for Amazon EventBridge", 2026-07).
 */
export class PublisherRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: PublisherRoleProps) {
    super(scope, id);
    const { name, description, ruleArns, account, topicArns, topicKeyArns } = props;
    // Source: Amazon EventBridge user guide, "Cross-service confused deputy prevention", 2026-07.
    const trust = new PolicyDocument(this, 'TrustDocument', [
      {
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: ['events.amazonaws.com'] }],
        conditions: [
          { test: 'ArnEquals', variable: 'aws:SourceArn', values: ruleArns },
          { test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] },
        ],
      },
    ]);
    const role = new IamRole(this, 'Resource', {
      // Role names are unique in the account, in all Regions: Terraform makes the rest up. 38 is its bound on a prefix.
      namePrefix: `${boundedName(37, name)}-`,
      description,
      assumeRolePolicy: trust.json,
    });
    const permissions = new PolicyDocument(this, 'PolicyDocument', [
      { actions: ['sns:Publish'], resources: topicArns },
      ...(topicKeyArns.length === 0 ? [] : [{ actions: KEY_USE, resources: topicKeyArns }]),
    ]);
    new IamRolePolicy(this, 'Policy', { name: 'publish', role: role.id, policy: permissions.json });
    this.roleArn = role.arn;
    this.node.defaultChild = role;
  }
}
