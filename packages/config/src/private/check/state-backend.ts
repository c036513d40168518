import { type Finding, isMapping } from '@promontory/vocabulary';

/** The stack of the states, held against where the states are said to be. `raw` is the file as it was written. */
export function checkStateBackend(
  raw: Record<string, unknown>,
  environment: string,
  account: string | undefined,
): Finding[] {
  const [made, backend] = [raw['stateBackend'], raw['backend']];
  if (!isMapping(made)) return [];
  return [...checkRoles(raw), ...(isMapping(backend) ? checkPlace(made, backend, raw, environment, account) : [])];
}

/** A role that the provider assumes would plan and apply alike, and the role that may only read would be for nothing. */
function checkRoles({ deployRoleArn }: Record<string, unknown>): Finding[] {
  if (typeof deployRoleArn !== 'string') return [];
  return [
    {
      code: 'ConfigStateBackend',
      path: ['deployRoleArn'],
      got: 'a role to assume beside stateBackend, which makes roles of its own',
      expected: 'one of both',
      fix: 'remove deployRoleArn: pipelines take the roles of the stack, people their own',
    },
  ];
}

function checkPlace(
  made: Record<string, unknown>,
  backend: Record<string, unknown>,
  raw: Record<string, unknown>,
  environment: string,
  account: string | undefined,
): Finding[] {
  const problem = (path: string[], got: unknown, expected: string, fix: string): Finding => ({
    code: 'ConfigStateBackend',
    path,
    got: String(got),
    expected,
    fix,
  });
  if (backend['kind'] === 'hcp')
    return [
      problem(
        ['stateBackend'],
        'a bucket for states that HCP Terraform keeps',
        'none',
        'remove stateBackend; for roles see docs/ci.md',
      ),
    ];
  if (backend['kind'] !== 's3') return [];
  const { bucket = account === undefined ? undefined : `${environment}-promontory-states-${account}` } = made;
  const fix = 'write that of the stack, or remove stateBackend';
  return [
    ...(typeof bucket === 'string' && typeof backend['bucket'] === 'string' && bucket !== backend['bucket']
      ? [problem(['backend', 'bucket'], backend['bucket'], `${bucket}, which stateBackend makes`, fix)]
      : []),
    ...(typeof raw['region'] === 'string' &&
    typeof backend['region'] === 'string' &&
    raw['region'] !== backend['region']
      ? [
          problem(
            ['backend', 'region'],
            backend['region'],
            `${raw['region']}, where stateBackend makes the bucket`,
            fix,
          ),
        ]
      : []),
  ];
}
