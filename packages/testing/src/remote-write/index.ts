export { received, type ReceivedSeries } from './received.js';
