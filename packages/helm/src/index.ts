export {
  CHART_CATALOGUE,
  type ChartName,
  type ChartPin,
  IMAGE_CATALOGUE,
  type ImageName,
  type ImagePin,
  imageReference,
} from './catalogue.js';
export { HelmRelease, type HelmReleaseProps } from './helm-release.js';
export { checkPlaceholders } from './private/check-placeholders.js';
export { mapTexts, quoteTemplates } from './templates.js';
export { type HelmValues, mergeValues, protectTexts, replacedPart } from './values.js';
