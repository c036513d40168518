import type { Attributes } from '../../change.js';
import { nested, textOf } from '../rule-kit.js';
import { collectorOf } from './read-scrape.js';

/** Where a collector writes to, as it is written. */
export function targetsOf(type: string, attributes: Attributes | undefined): string[] {
  if (type === 'aws_prometheus_scraper')
    return nested(attributes, 'destination').flatMap((one) =>
      nested(one, 'amp').flatMap((amp) => textOf(amp, 'workspace_arn') ?? []),
    );
  return (collectorOf(type, attributes)?.writes ?? []).map(({ url }) => url);
}

/** One name for a workspace, whether by its id, its ARN, its endpoint or a reference to any of them. */
export function workspaceOf(target: string): string {
  const id = /ws-[0-9a-f-]+/.exec(target)?.[0];
  const reference = /^\$\{(.*?)_?(?:arn|prometheus_endpoint|id)\}/.exec(target)?.[1];
  return id ?? reference?.replace(/\.$/, '') ?? target;
}
