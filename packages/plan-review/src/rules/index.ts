import type { Rule } from '../rule.js';
import { alertingNothingLost } from './alerting-nothing-lost.js';
import { ampScraperKept } from './amp-scraper-kept.js';
import { ampWorkspaceKept } from './amp-workspace-kept.js';
import { iamPolicyNotWidened } from './iam-policy-not-widened.js';

/** Every rule, in the order in which findings are told. */
export const RULES: readonly Rule[] = [ampWorkspaceKept, ampScraperKept, iamPolicyNotWidened, alertingNothingLost];
