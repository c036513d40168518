export { type Acknowledgement, readAcknowledgements } from './acknowledgements.js';
export { loadRules } from './load-rules.js';
export { ReviewInputError } from './review-input-error.js';
export type { Detail, Difference, Meaning } from './diff/difference.js';
export type { CostReport, ReviewedCosts } from './costs.js';
export { exitCode, type FailOn } from './exit-code.js';
export { type Action, type Attributes, type Change, SENSITIVE, UNKNOWN } from './change.js';
export type {
  AttributeChange,
  EnvironmentReport,
  Finding,
  Report,
  ReportedChange,
  Severity,
  StackReport,
} from './report.js';
export { renderCostReport } from './render/costs.js';
export { renderHtml } from './render/html.js';
export { renderJson } from './render/json.js';
export { type JunitOptions, renderJunit } from './render/junit.js';
export { renderMarkdown } from './render/markdown.js';
export { renderSarif, type SarifOptions } from './render/sarif.js';
export { renderText, type TextOptions } from './render/text.js';
export { parsePlan, type Plan, type PlannedChange, readPlan } from './read-plan.js';
export { type Block, readSynth, type Synth, type SynthStack } from './read-synth.js';
export type { Topology, TopologyEdge, TopologyKind, TopologyNode } from './topology/topology.js';
export { review, type ReviewInput } from './review.js';
export type { Rule, RuleFinding, RuleInput } from './rule.js';
export { RULES } from './rules/index.js';
