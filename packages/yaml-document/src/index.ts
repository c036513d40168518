export { type YamlDocument, readYaml } from './yaml-document.js';
