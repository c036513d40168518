export { stringifyEntries, type YamlStyle } from './stringify-entries.js';
export { type YamlDocument, readYaml } from './yaml-document.js';
