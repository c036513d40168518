// node ci/scripts/gitlab-pipeline.mjs --kind plan|apply|drift --matrix matrix.json
// A child pipeline with one job for each environment: GitLab's own matrix has to be known before a pipeline starts.
import { readFileSync } from 'node:fs';
import { main } from './main.mjs';

const KINDS = { plan: 'planRole', apply: 'deployRole', drift: 'planRole' };

await main(import.meta.url, ['kind', 'matrix'], ({ kind, matrix }) => {
  const role = KINDS[kind];
  if (role === undefined) throw new Error(`--kind is ${Object.keys(KINDS).join(', ')}, not '${kind}'`);
  const { include } = JSON.parse(readFileSync(matrix, 'utf8'));
  const jobs = include.map((entry) => [
    `${kind}:${entry.environment}`,
    {
      extends: `.promontory-${kind}`,
      variables: {
        ENVIRONMENT: entry.environment,
        ...(entry[role] && { AWS_ROLE_ARN: entry[role], AWS_REGION: entry.region }),
      },
      // Two applies of one environment would refuse each other: the second waits.
      ...(kind === 'apply' && {
        resource_group: `promontory-${entry.environment}`,
        environment: { name: entry.environment },
      }),
    },
  ]);
  // A pipeline without jobs is an error to GitLab.
  const nothing = [['nothing-affected', { script: ['true'] }]];
  // JSON is YAML.
  return `${JSON.stringify({ include: [{ local: 'ci/gitlab/jobs.yml' }], ...Object.fromEntries(jobs.length > 0 ? jobs : nothing) }, null, 2)}\n`;
});
