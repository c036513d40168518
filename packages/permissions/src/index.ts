export {
  type Permissions,
  permissionsOf,
  type PolicyDocument,
  type RolePermissions,
  type SynthesizedStacks,
} from './permissions-of.js';
