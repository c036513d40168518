export {
  ACCESS_KEY,
  AmpStandIn,
  type Answer,
  type Handler,
  REGION,
  type SignedRequest,
  WORKSPACE_ARN,
  WORKSPACE_ID,
} from './amp-stand-in.js';
export { type ReceivedRequest, signatureProblem, type SignatureScope } from './signature.js';
export { LivePrometheus, type SeriesValues } from './live-prometheus.js';
export { received, type ReceivedSeries } from './received.js';
