import type { Finding, Path } from '@promontory/vocabulary';
import type { EndpointNeeds } from './endpoint-needs.js';
import { callsWorkspace } from './private/endpoint-reasons.js';
import { requiredEndpoints } from './required-endpoints.js';
import { ENDPOINT_SERVICES, type EndpointService } from './services.js';

/**
 * What a VPC lacks: a finding for each endpoint, and one for what no endpoint mends.
 *
 * @param present the services that the VPC has endpoints for, its own or shared ones
 * @param path where the endpoints are declared
 */
export function missingEndpoints(
  needs: EndpointNeeds,
  present: readonly EndpointService[],
  path: Path = [],
): readonly Finding[] {
  if (needs.internetAccess) return [];
  const { region, workspaceRegion = region } = needs;
  const findings = requiredEndpoints(needs)
    .filter(({ service }) => !present.includes(service))
    .map(({ service, serviceName, reasons }): Finding => {
      const why = reasons.map(({ text }) => text).join('; ');
      if (ENDPOINT_SERVICES[service].notIn?.includes(region) === true) {
        return {
          code: 'VpcEndpointsUnavailable',
          path,
          got: `a VPC in ${region} without internet, where AWS has no endpoint for '${service}'`,
          expected: `${serviceName}: ${why}`,
          fix: 'let the subnets reach the internet, or leave out what needs it',
        };
      }
      return {
        code: 'VpcEndpointsMissing',
        path,
        got: `a VPC without internet and without an endpoint for '${service}'`,
        expected: `${serviceName}: ${why}`,
        fix: `add '${service}' to the endpoints, or let the subnets reach the internet`,
      };
    });
  if (workspaceRegion === region || !callsWorkspace(needs)) return findings;
  const wanted: readonly EndpointService[] = ['aps-workspaces', ...(callsStsThere(needs) ? (['sts'] as const) : [])];
  const hosts = wanted
    .filter((service) => needs.otherRegions?.[workspaceRegion]?.includes(service) !== true)
    .map((service) => `${service}.${workspaceRegion}.amazonaws.com`);
  if (hosts.length === 0) return findings;
  return [
    ...findings,
    {
      code: 'VpcEndpointsOtherRegion',
      path,
      got: `a workspace in ${workspaceRegion} for a VPC in ${region} without internet`,
      // AMP is not among the services whose endpoints reach other Regions (PrivateLink guide, "Cross-region enabled AWS services", 2026-07).
      expected: `a way to ${hosts.join(' and ')}: endpoints of AMP serve their own Region alone`,
      fix: `use a workspace in ${region}, or connect the VPC to one in ${workspaceRegion} that has the endpoint${hosts.length > 1 ? 's, their DNS names with them' : ', its DNS name with it'}`,
    },
  ];
}

/** Prometheus gets the credentials for a destination from the STS of that destination's Region (prometheus/sigv4 0.4.1). */
function callsStsThere({ collection, runsOn = 'eks', identity = 'irsa', assumesRole = false }: EndpointNeeds): boolean {
  return collection === 'prometheus-agent' && ((runsOn === 'eks' && identity === 'irsa') || assumesRole);
}
