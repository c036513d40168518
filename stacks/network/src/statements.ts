import type { AllowedCalls, CollectorSettings, Environment, NetworkSettings } from '@promontory/config';
import type { PolicyStatement } from '@promontory/vocabulary';
import type { AmpEndpointsProps, EndpointService } from '@promontory/vpc-endpoints';
import { programCalls } from './host-writers.js';
import { terraformCalls } from './terraform-calls.js';
import { assumeCalls, type NetworkWriter } from './writers.js';

type Statements = NonNullable<AmpEndpointsProps['alsoAllow']>;

/** What may pass the endpoints besides what the collectors call. */
export function statementsOf(
  environment: Environment,
  network: NetworkSettings,
  writers: readonly NetworkWriter[],
  collectors: readonly CollectorSettings[],
): Statements {
  const { account } = environment;
  const terraform = network.uses.terraform ? terraformCalls(environment, network.region) : {};
  const ofWriters: Readonly<Partial<Record<EndpointService, readonly AllowedCalls[]>>> = {
    sts: assumeCalls(writers),
    s3: programCalls(environment, collectors),
  };
  return Object.fromEntries(
    network.services.flatMap((service: EndpointService) => {
      const calls = [
        ...(ofWriters[service] ?? []),
        ...(terraform[service] ?? []),
        ...(network.alsoAllow[service] ?? []),
      ];
      return calls.length === 0 ? [] : [[service, calls.map((one) => statement(one, account))]];
    }),
  ) as Statements;
}

// Roles are named by a condition, as everywhere in endpoint policies: it holds also when a role is made anew.
function statement({ actions, resources, who }: AllowedCalls, account: string): PolicyStatement {
  if (who === 'anybody') return { actions, resources, principals: [{ type: '*', identifiers: ['*'] }] };
  const isOf =
    who === 'account'
      ? { test: 'StringEquals', variable: 'aws:PrincipalAccount', values: [account] }
      : { test: 'ArnEquals', variable: 'aws:PrincipalArn', values: who };
  return { actions, resources, principals: [{ type: 'AWS', identifiers: ['*'] }], conditions: [isOf] };
}
