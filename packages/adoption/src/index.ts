export { adopt, type Adoption } from './adopt.js';
export { AdoptionError } from './adoption-error.js';
export { type FoundScraper, type FoundText, type FoundWorkspace, Inventory, type Origin } from './inventory.js';
export { readLive } from './read-live.js';
export { readSource, type SourceKind } from './read-source.js';
