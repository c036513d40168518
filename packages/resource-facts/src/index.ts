export { type DefaultValue, defaultValues, recomputedAttributes } from './defaults.js';
export { attributesKeptOnceSet, immutableAttributes, resourceFactsDate } from './immutable.js';
export { sensitiveAttributes } from './sensitive.js';
