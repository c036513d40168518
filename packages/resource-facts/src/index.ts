export { type DefaultValue, defaultValues } from './defaults.js';
export { attributesKeptOnceSet, immutableAttributes, resourceFactsDate } from './immutable.js';
export { sensitiveAttributes } from './sensitive.js';
