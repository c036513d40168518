import { ConfigurationError, isConcrete } from '@promontory/core';
import { parseArn } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';

/** What publishes can publish to. */
export interface TopicRules {
  /** `AmpAlarmsTopics`: the code of the error. */
  readonly code: string;
  /** The name of the prop, for the way out. */
  readonly prop: string;
  /** The publisher's Region, where it is bound to one. */
  readonly region?: string;
  /** Whether it can publish to FIFO topics. */
  readonly fifo: boolean;
  /** How many it can publish to at most. */
  readonly max: number;
}

/** Refuses topics that would never hear of anything. */
export function checkTopics(scope: IConstruct, topicArns: readonly string[], rules: TopicRules): void {
  const { code, prop, region, fifo, max } = rules;
  const refuse = (got: string, expected: string): never => {
    throw new ConfigurationError(code, { got, expected, fix: `change '${prop}'` }, scope);
  };
  const count = new Set(topicArns).size;
  if (count !== topicArns.length || count < 1 || count > max) {
    refuse(`${count} different topics among ${topicArns.length}`, `1 to ${max} different topics`);
  }
  for (const topicArn of topicArns.filter((arn) => isConcrete(arn))) {
    const arn = parseArn(topicArn);
    if (arn?.service !== 'sns') refuse(topicArn, 'arn:<partition>:sns:<region>:<account>:<topic>');
    if (!fifo && topicArn.endsWith('.fifo'))
      refuse(topicArn, 'a standard topic: this publisher cannot write to FIFO topics');
    if (isConcrete(region) && arn?.region !== region) refuse(topicArn, `a topic in ${region}`);
  }
}
