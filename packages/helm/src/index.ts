export { CHART_CATALOGUE, type ChartName, type ChartPin, IMAGE_CATALOGUE, type ImagePin } from './catalogue.js';
export { HelmRelease, type HelmReleaseProps } from './helm-release.js';
export { mapTexts, quoteTemplates } from './templates.js';
export { type HelmValues, mergeValues, replacedPart } from './values.js';
