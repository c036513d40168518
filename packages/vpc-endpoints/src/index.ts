export * from '@promontory/endpoint-needs';
export { AmpEndpoints, type AmpEndpointsIds, type IAmpEndpoints } from './amp-endpoints.js';
export type { AmpEndpointsProps, EndpointAccess } from './amp-endpoints-props.js';
export type { EndpointClient, EndpointClientCidr, EndpointClientGroup } from './endpoint-client.js';
export {
  type Connection,
  type FarEndpoint,
  OtherRegionEndpoints,
  type OtherRegionEndpointsProps,
} from './other-region-endpoints.js';
