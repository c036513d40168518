export { type SynthesizedStack, synth } from './synth.js';
