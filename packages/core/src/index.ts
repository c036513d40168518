export { ConfigurationError, type ConfigurationErrorDetail } from './configuration-error.js';
export { boundedName } from './bounded-name.js';
export { Grant, type IGrantable } from './grant.js';
export { PolicyDocument } from './policy-document.js';
export { isConcrete } from './is-concrete.js';
export { literal } from './literal.js';
export { vendedLogGroup, type VendedLogGroupProps } from './vended-log-group.js';
export { NewerResource, type NewerResourceProps } from './newer-resource.js';
export { ServiceRole, type ServiceRoleProps } from './service-role.js';
