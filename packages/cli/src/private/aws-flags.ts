/** Flags of commands that ask AWS about a workspace. */
export const AWS_FLAGS = {
  workspace: { type: 'string', value: 'name', description: 'Which of the environment. Not needed where there is one.' },
  'workspace-id': { type: 'string', value: 'id', description: 'A workspace by its id, whatever the states say.' },
  region: {
    type: 'string',
    value: 'region',
    description: 'With --workspace-id: its Region. Default: the environment’s.',
  },
  'role-arn': { type: 'string', value: 'arn', description: 'A role to assume with the credentials that are found.' },
  'external-id': { type: 'string', value: 'id', description: 'What the trust of that role asks for.' },
  endpoint: {
    type: 'string',
    value: 'url',
    description:
      'In place of https://aps-workspaces.<region>.amazonaws.com, such as a VPC endpoint without private DNS.',
  },
} as const;
