export { stringifyEntries, type YamlStyle } from './stringify-entries.js';
export { KnownTexts, type SaidByTexts } from './known-texts.js';
export { readValue } from './read-value.js';
export { type YamlDocument, readYaml } from './yaml-document.js';
