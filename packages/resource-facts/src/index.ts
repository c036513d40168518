export { type DefaultValue, defaultValues } from './defaults.js';
export { immutableAttributes, resourceFactsDate } from './immutable.js';
export { sensitiveAttributes } from './sensitive.js';
