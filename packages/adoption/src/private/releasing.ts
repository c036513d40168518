import type { Origin } from '../inventory.js';

type Terraform = Extract<Origin, { kind: 'terraform' }>;
type CloudFormation = Extract<Origin, { kind: 'cloudformation' }>;

/** How those who managed it until now let go of it, without destroying it. */
export function releasing(name: string, origins: readonly Origin[]): string {
  const terraform = origins.filter((origin): origin is Terraform => origin.kind === 'terraform');
  const stacks = origins.filter((origin): origin is CloudFormation => origin.kind === 'cloudformation');
  return [
    `# Letting go of what ${name} takes over`,
    '',
    'In this order:',
    '',
    `1. \`promontory plan ${name}\` and \`promontory review ${name}\`: imports, and nothing that is deleted or replaced. Else stop here:`,
    '   nothing has happened yet.',
    '2. Apply. From now on two manage the same: let nobody apply the former one until the next step is done.',
    '3. Have the former one let go of it, as below. Its next plan must destroy nothing.',
    '4. Take `adopt` out of environment.yaml, and delete this file.',
    '',
    ...[...new Set(terraform.map(({ file }) => file))].flatMap((file) =>
      ofState(
        file,
        terraform.filter((origin) => origin.file === file),
      ),
    ),
    ...[...new Set(stacks.map(({ stack }) => stack))].flatMap((stack) =>
      ofStack(
        stack,
        stacks.filter((origin) => origin.stack === stack),
      ),
    ),
    ...(origins.length === 0 ? ['What was made by hand has nobody who must let go: step 3 is done.', ''] : []),
  ].join('\n');
}

function ofState(file: string, origins: readonly Terraform[]): string[] {
  const addresses = origins.map(({ address }) => address);
  const plain = addresses.filter((address) => !/^module\.|\[/.test(address));
  return [
    `## The state ${file.replace(/`/g, '')}`,
    '',
    'Out of the state, where the former configuration lives:',
    '',
    '```sh',
    ...addresses.map((address) => `terraform state rm ${quote(address)}`),
    '```',
    '',
    'Then out of the configuration: delete the resources, or have the module no longer make them. What is still configured',
    'would be made a second time by the next apply.',
    '',
    ...(plain.length === 0
      ? []
      : [
          'Or, for what is in no module, by a change that can be reviewed (Terraform 1.7, OpenTofu 1.7): delete the resources and add',
          '',
          '```hcl',
          ...plain.flatMap((address) => ['removed {', `  from = ${address}`, '  lifecycle { destroy = false }', '}']),
          '```',
          '',
        ]),
  ];
}

function ofStack(stack: string, origins: readonly CloudFormation[]): string[] {
  return [
    `## The CloudFormation stack ${stack.replace(/`/g, '')}`,
    '',
    'First deploy the stack with `DeletionPolicy: Retain` and `UpdateReplacePolicy: Retain` on',
    '',
    ...origins.map(({ logicalId }) => `- \`${logicalId.replace(/`/g, '')}\``),
    '',
    '(in the CDK: `resource.applyRemovalPolicy(RemovalPolicy.RETAIN)`). Look that they are there, in the template that is',
    'deployed; only then take the resources out and deploy again.',
    '',
  ];
}

/** For a shell: keys of resources hold double quotes. */
function quote(address: string): string {
  return `'${address.replaceAll("'", String.raw`'\''`)}'`;
}
