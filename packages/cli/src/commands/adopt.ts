import { defineCommand } from '../define-command.js';
import { AWS_FLAGS } from '../private/aws-flags.js';
import { CliError } from '../cli-error.js';

export const adopt = defineCommand({
  name: 'adopt',
  summary: 'Write an environment that takes over workspaces, rules and scrapers that exist, by import blocks.',
  takesEnvironments: false,
  topic: 'name',
  flags: {
    state: {
      type: 'string',
      value: 'file,…',
      description:
        'States of Terraform or OpenTofu, and lists of resources of CloudFormation stacks. Without any, AWS is asked.',
    },
    live: { type: 'boolean', description: 'Ask AWS as well. Always so without states, and for CloudFormation.' },
    region: { type: 'string', value: 'region', description: 'The Region that AWS is asked about.' },
    'workspace-id': { type: 'string', value: 'id,…', description: 'Only these. Default: those of the states, or all.' },
    subnets: { type: 'string', value: 'id:zone,…', description: 'Zones of the subnets of scrapers.' },
    'role-arn': AWS_FLAGS['role-arn'],
    'external-id': AWS_FLAGS['external-id'],
  },
  examples: [
    'promontory adopt production --region eu-west-1',
    'promontory adopt production --state terraform.tfstate --subnets subnet-0a1:eu-west-1a,subnet-0b2:eu-west-1b',
    'terraform state pull > /tmp/old.json; promontory adopt production --state /tmp/old.json --live --region eu-west-1',
  ],
  async run(context, { flags, environments: [name] }) {
    if (name === undefined)
      throw CliError.usage("give a name for the environment ('promontory adopt --help' shows how)");
    // It brings its own weight, which no other command should carry.
    const { adoptEnvironment } = await import('../private/adoption.js');
    return adoptEnvironment(context, name, flags);
  },
});
