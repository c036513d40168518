export { type Arn, formatArn, isArnOf, parseArn } from './arn.js';
export { formatDuration, parseDuration } from './duration.js';
export { didYouMean } from './did-you-mean.js';
export { type Finding, formatFinding, type Problem, formatProblem, type Path, formatPath } from './problem.js';
export { AMP_REGIONS, isRegion, partitionOf, regionsFactsDate } from './region.js';
export { placeholderIn } from './placeholder.js';
export { type PolicyStatement, type PolicyPrincipal, type PolicyCondition } from './policy-statement.js';
export { re2Problem } from './re2.js';
export { isMapping, kindOf } from './value.js';
