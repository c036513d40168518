import * as z from 'zod';
import { region, roleArn } from '../fields.js';
import { text } from '../text.js';
import { providerVersion, reading, version } from './reading.js';

/** A workspace of Amazon Managed Grafana that was made elsewhere. */
export const existingGrafana = z
  .strictObject({
    existing: text({
      description: 'Its id, which is looked up when the plan is made; or its URL, of which nothing is looked up.',
      pattern: /^(g-[0-9a-f]{10}|https:\/\/g-[0-9a-f]{10}\.grafana-workspace\.[a-z0-9-]+\.amazonaws\.com)$/,
      expected: "an id such as g-0123456789, or 'https://g-….grafana-workspace.<region>.amazonaws.com'",
      fix: "copy it from 'aws grafana list-workspaces', a URL without what follows the host",
      examples: ['g-0123456789'],
    }),
    version: version('The version that it has.'),
    ...reading,
    region: region.optional(),
    roleArn: roleArn(
      'Its role, which gets exactly the permissions to read. Default: none are given, it has them.',
    ).optional(),
    prefix: text({
      description:
        'What uids of dashboards, names of data sources and the folder begin with, so that several environments can share it. Default: the name of the environment.',
      pattern: /^[A-Za-z0-9_-]{1,21}$/,
      expected: "1 to 21 letters, digits, '-' and '_'",
      fix: 'shorten it',
    }).optional(),
    providerVersion,
  })
  .meta({
    description:
      'A workspace of Amazon Managed Grafana that was made elsewhere: data sources and dashboards go into it.',
  });
