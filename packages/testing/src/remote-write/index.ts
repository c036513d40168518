export { received, type ReceivedSeries } from './received.js';
export { type ReceivedRequest, signatureProblem, type SignatureScope } from './signature-problem.js';
