import { ConfigurationError, NewerResource, vendedLogGroup } from '@promontory/core';
import type { Construct } from 'constructs';
import type { ManagedScraperProps } from '../managed-scraper.js';
import { SCRAPER_COMPONENTS } from '../scraper-logging.js';

/** The log of one scraper. A scraper has at most one. */
export function addScraperLogging(
  scope: Construct,
  scraperId: string,
  region: string,
  { logging = {}, tags }: Pick<ManagedScraperProps, 'logging' | 'tags'>,
): void {
  const components = logging.components ?? SCRAPER_COMPONENTS;
  if (components.length === 0) {
    throw new ConfigurationError(
      'ManagedScraperLogging',
      {
        got: 'no components',
        expected: SCRAPER_COMPONENTS.join(', '),
        fix: "name one in 'components', or leave it out",
      },
      scope,
    );
  }
  const group = vendedLogGroup(scope, 'LogGroup', {
    name: logging.logGroupName ?? `/aws/vendedlogs/prometheus/${scope.node.path.replaceAll('/', '-')}`,
    region,
    retentionDays: logging.retentionDays,
    kmsKeyArn: logging.kmsKeyArn,
    tags,
  });
  new NewerResource(scope, 'Logging', {
    type: 'aws_prometheus_scraper_logging_configuration',
    attributes: {
      scraper_id: scraperId,
      region,
      // Written out and in one order: left to AWS they would be unknown until the apply.
      scraper_components: SCRAPER_COMPONENTS.filter((component) => components.includes(component)),
      // The provider wants every stream of the group.
      logging_destination: [{ cloudwatch_logs: [{ log_group_arn: `${group.arn}:*` }] }],
    },
  });
}
