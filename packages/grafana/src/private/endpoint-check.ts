import { DataAwsVpcEndpoint } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint';
import { isConcrete } from '@promontory/core';
import { type EndpointService, endpointServiceName } from '@promontory/endpoint-needs';
import type { Construct } from 'constructs';

/**
 * Stops the plan when an endpoint whose id was written down is one of another service. References to endpoints that are
 * made elsewhere in the app are not looked up: whoever made them knows.
 */
export function checkEndpoint(scope: Construct, id: string, service: EndpointService, region: string): void {
  if (!isConcrete(id)) return;
  new DataAwsVpcEndpoint(scope, `Endpoint-${id}`, {
    id,
    region,
    lifecycle: {
      postcondition: [
        {
          condition: `\${self.service_name == "${endpointServiceName(service, region)}"}`,
          errorMessage: `${id} is no endpoint of ${service}: name the one that is, or make it.`,
        },
      ],
    },
  });
}
