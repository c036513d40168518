export { type Permissions, permissionsOf, type PolicyDocument, type SynthesizedStacks } from './permissions-of.js';
