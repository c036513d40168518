export { checkPromql, metricNames, type PromqlError, selectedMetrics, type SelectedMetric } from './promql.js';
export { instantSelectors, type Span } from './instant-selectors.js';
export { losesLabel } from './loses-label.js';
export { AMP_RULE_LIMITS, type RuleLimits } from './limits.js';
export { parseRules, parseRuleSet, type ParsedRules, type ParsedRuleSet } from './parse-rules.js';
export { renderRules, renderSource } from './render-rules.js';
export {
  type AlertingRule,
  isAlerting,
  type RecordingRule,
  type Rule,
  type RuleGroup,
  ruleIdentity,
  type RuleSource,
} from './rule.js';
