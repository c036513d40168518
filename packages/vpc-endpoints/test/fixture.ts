import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import {
  evaluate,
  type IamDecision,
  type IamRequest,
  policyAt,
  type SynthesizedStack,
  synth,
} from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { AmpEndpoints } from '../src/amp-endpoints.js';
import type { AmpEndpointsProps } from '../src/amp-endpoints-props.js';
import type { EndpointService } from '@promontory/endpoint-needs';

export const WORKSPACE = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
export const WRITER = 'arn:aws:iam::111122223333:role/writer';
export const NODE = 'arn:aws:iam::111122223333:role/node';
export const STRANGER = 'arn:aws:iam::444455556666:role/writer';

type Changes = { readonly [K in keyof AmpEndpointsProps]?: AmpEndpointsProps[K] };

/** Endpoints with everything around them; each prop can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly workspace: IWorkspace;

  constructor() {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    this.workspace = Workspace.fromWorkspaceArn(this.stack, 'Workspace', WORKSPACE);
  }

  endpoints(changes: Changes = {}): AmpEndpoints {
    return new AmpEndpoints(this.stack, 'Endpoints', {
      vpcId: 'vpc-1',
      region: 'eu-west-1',
      subnetIds: ['subnet-1', 'subnet-2'],
      services: ['aps-workspaces', 'sts'],
      clients: [{ securityGroupId: 'sg-nodes' }],
      workspaces: [this.workspace],
      roleArns: [WRITER],
      accountIds: ['111122223333'],
      ...changes,
    } as AmpEndpointsProps);
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }

  /** The endpoint of that service, as Terraform is given it. */
  endpoint(service: EndpointService): Record<string, unknown> {
    const all = this.synth().all('aws_vpc_endpoint');
    const found = all.find((endpoint) => endpoint['service_name'] === `com.amazonaws.eu-west-1.${service}`);
    if (found === undefined) throw new Error(`no endpoint of ${service}`);
    return found;
  }

  /** What the policy of an endpoint says to a call through it. */
  decide(service: EndpointService, request: IamRequest): IamDecision {
    return evaluate(policyAt(this.synth(), this.endpoint(service)['policy']), request);
  }
}

/** Endpoints of one service, of which only the policy is of interest. */
export function only(service: EndpointService, changes: Changes = {}): Fixture {
  const fixture = new Fixture();
  fixture.endpoints({ services: [service], gatewayRouteTableIds: ['rtb-1'], ...changes });
  return fixture;
}

/** The warnings that synth prints. */
export function warnings(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data)));
}
