export { OfflineError } from './offline-error.js';
export { OfflineProviders, type OfflineProvidersOptions } from './offline-providers.js';
export { REDACTED, redactState } from './redact.js';
