import type { EndpointNeeds } from './endpoint-needs.js';
import { ENDPOINT_REASONS } from './private/endpoint-reasons.js';
import { ENDPOINT_SERVICES, type EndpointService, endpointServiceName } from './services.js';

/** Why an endpoint is needed. */
export interface EndpointReason {
  /** As a clause: `pods trade their token for a role (IRSA)`. */
  readonly text: string;
  /** The page that says so, and when it was read. */
  readonly source: string;
}

/** An endpoint that a VPC must have. */
export interface RequiredEndpoint {
  readonly service: EndpointService;
  /** `com.amazonaws.<region>.<service>` */
  readonly serviceName: string;
  readonly kind: 'interface' | 'gateway';
  /** At least one. */
  readonly reasons: readonly EndpointReason[];
}

/** The endpoints that a VPC must have, each with the reasons, in a fixed order. */
export function requiredEndpoints(needs: EndpointNeeds): readonly RequiredEndpoint[] {
  if (needs.internetAccess) return [];
  return (Object.keys(ENDPOINT_SERVICES) as EndpointService[]).flatMap((service) => {
    const reasons = ENDPOINT_REASONS.filter((reason) => reason.service === service && reason.when(needs)).map(
      ({ text, source = ENDPOINT_SERVICES[service].source }) => ({ text, source }),
    );
    if (reasons.length === 0) return [];
    const { kind } = ENDPOINT_SERVICES[service];
    return [{ service, serviceName: endpointServiceName(service, needs.region), kind, reasons }];
  });
}
