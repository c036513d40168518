export type { EndpointNeeds } from './endpoint-needs.js';
export { ENDPOINT_PRICE, monthlyEndpointPrice } from './endpoint-price.js';
export { missingEndpoints } from './missing-endpoints.js';
export { type EndpointReason, type RequiredEndpoint, requiredEndpoints } from './required-endpoints.js';
export { ENDPOINT_SERVICES, type EndpointService, type EndpointServiceFacts, endpointServiceName } from './services.js';
