export { CLUSTER_ATTRIBUTES } from './cluster-attributes.js';
export { evaluate, type IamDecision, type IamPolicy, type IamRequest, type IamStatement } from './evaluate.js';
export { policyAt } from './policy-at.js';
export { type SynthesizedStack, synth } from './synth.js';
