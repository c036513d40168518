import { ConfigurationError, isConcrete } from '@promontory/core';
import { isArnOf } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { ExistingGrafanaProps } from '../existing-grafana.js';
import { checkSources, LONGEST_SOURCE, type Refuse } from './check-sources.js';

/** An id, or the URL that AWS gives a workspace (API model of Amazon Managed Grafana, botocore 1.44.5). */
const EXISTING = /^(g-[0-9a-f]{10}|https:\/\/g-[0-9a-f]{10}\.grafana-workspace\.[a-z0-9-]+\.amazonaws\.com)$/;

/** What would be delivered into no Grafana, or over what others have in it. */
export function checkExisting(scope: IConstruct, props: ExistingGrafanaProps): void {
  const refuse: Refuse = (what, got, expected, fix) => {
    throw new ConfigurationError(`ExistingGrafana${what}`, { got, expected, fix }, scope);
  };
  const { existing, version, prefix, roleArn } = props;
  if (isConcrete(existing) && !EXISTING.test(existing)) {
    refuse('Workspace', existing, "an id 'g-…', or a URL without a path", "change 'existing'");
  }
  if (!(Number(/^(\d+)\.\d+$/.exec(version)?.[1]) >= 9)) {
    refuse('Version', version, "a version such as '10.4', from 9 on", "change 'version'");
  }
  if (!/^[\w-]{1,21}$/.test(prefix)) {
    refuse('Prefix', prefix, "1 to 21 letters, digits, '-' and '_'", "change 'prefix'");
  }
  // Its name is taken from it.
  if (roleArn !== undefined && !(isConcrete(roleArn) && isArnOf(roleArn, 'iam', 'role/'))) {
    refuse('Role', roleArn, 'the ARN of a role, written out', "change 'roleArn'");
  }
  checkSources(props, refuse, LONGEST_SOURCE - prefix.length - 1);
}
