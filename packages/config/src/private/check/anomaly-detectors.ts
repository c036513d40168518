import { checkPromql } from '@promontory/rules';
import type { Problem } from '@promontory/vocabulary';
import type { ManagedWorkspaceSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';
import { checkProvider } from './newer-provider.js';

/** Detectors are known to the provider, and their queries are PromQL. */
export function checkAnomalyDetectors(
  part: Part<ManagedWorkspaceSettings>,
  awsProviderVersion: string | undefined,
): Problem[] {
  const { anomalyDetectors } = part.value;
  if (anomalyDetectors.length === 0) return [];
  const queries = anomalyDetectors.flatMap(({ alias, query }) => {
    const error = checkPromql(query);
    if (error === undefined) return [];
    return placed(part, ['anomalyDetectors', alias, 'query'], {
      code: 'ConfigPromql',
      got: error.message,
      expected: 'PromQL',
      fix: 'mend the query',
    });
  });
  return [...checkProvider(part, ['anomalyDetectors'], awsProviderVersion), ...queries];
}
