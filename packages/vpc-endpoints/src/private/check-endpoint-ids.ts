import { ConfigurationError, isConcrete } from '@promontory/core';
import type { IConstruct } from 'constructs';
import { ENDPOINT_SERVICES, type EndpointService } from '@promontory/endpoint-needs';

/** Strings enter here and are checked once; everything behind takes an IAmpEndpoints. */
export function checkEndpointIds(
  scope: IConstruct,
  endpointIds: Readonly<Partial<Record<EndpointService, string>>>,
): void {
  for (const [service, id] of Object.entries(endpointIds)) {
    if (!(service in ENDPOINT_SERVICES) || (isConcrete(id) && !/^vpce-[0-9a-z]+$/.test(id))) {
      throw new ConfigurationError(
        'AmpEndpointsEndpointId',
        {
          got: `${service}: ${id}`,
          expected: `vpce-… of one of ${Object.keys(ENDPOINT_SERVICES).join(', ')}`,
          fix: "copy it from 'aws ec2 describe-vpc-endpoints'",
        },
        scope,
      );
    }
  }
}
