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
export { type HelmValues, mergeValues, replacedPart } from './values.js';
