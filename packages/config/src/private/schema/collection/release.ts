import * as z from 'zod';
import { nonEmpty } from '../fields.js';
import { text } from '../text.js';

const quantities = z.record(z.string(), z.string());

/** What a pod asks for and may use at most. */
export const resources = z
  .strictObject({ requests: quantities.optional(), limits: quantities.optional() })
  .optional()
  .meta({ description: 'Requests and limits of a pod, as Kubernetes writes them.' });

/** Which chart is installed. */
export const chart = z
  .strictObject({
    version: text({
      description: "The chart's version. Default: the one this release was tested with.",
      pattern: /^\d+\.\d+\.\d+([-+][\w.+-]+)?$/,
      expected: 'one exact version such as 29.27.0',
      fix: 'write the version in full, no range',
    }).optional(),
    repository: nonEmpty('A mirror of the chart: https://… or oci://…. Default: the public one.').optional(),
  })
  .optional();

/** Whatever else the chart takes. */
export const values = z
  .record(z.string(), z.unknown())
  .optional()
  .meta({ description: 'Raw Helm values, merged last.' });
