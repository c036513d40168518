export { diagnose } from './diagnose.js';
export type { ExpectedCluster, ExpectedCollector } from './expectation.js';
export type { Finding, Step } from './finding.js';
export { Patient, type Sample } from './patient.js';
