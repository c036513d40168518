import type { Rule } from '../rule.js';
import { alarmActionsKept } from './alarm-actions-kept.js';
import { alarmKept } from './alarm-kept.js';
import { alarmNotDulled } from './alarm-not-dulled.js';
import { alertingForNotLengthened } from './alerting-for-not-lengthened.js';
import { alertingLabelsKept } from './alerting-labels-kept.js';
import { alertingNoDuplicate } from './alerting-no-duplicate.js';
import { alertingNoNewInhibition } from './alerting-no-new-inhibition.js';
import { alertingNoNewSilence } from './alerting-no-new-silence.js';
import { alertingNothingLost } from './alerting-nothing-lost.js';
import { alertingNotTurnedDark } from './alerting-not-turned-dark.js';
import { alertingNotificationNotDelayed } from './alerting-notification-not-delayed.js';
import { alertingReceiverKept } from './alerting-receiver-kept.js';
import { alertingRouteDelivers } from './alerting-route-delivers.js';
import { alertingRunbookKept } from './alerting-runbook-kept.js';
import { alertingSeverityKept } from './alerting-severity-kept.js';
import { alertingSubscriptionKept } from './alerting-subscription-kept.js';
import { alertingThresholdKept } from './alerting-threshold-kept.js';
import { alertingTopicKept } from './alerting-topic-kept.js';
import { alertingTopicPublishable } from './alerting-topic-publishable.js';
import { ampLoggingKept } from './amp-logging-kept.js';
import { ampRetentionKept } from './amp-retention-kept.js';
import { ampScraperCustomerKey } from './amp-scraper-customer-key.js';
import { ampScraperKept } from './amp-scraper-kept.js';
import { ampSeriesLimitKept } from './amp-series-limit-kept.js';
import { ampWorkspaceKept } from './amp-workspace-kept.js';
import { cloudwatchMetricStreamKept } from './cloudwatch-metric-stream-kept.js';
import { cloudwatchMetricStreamNotWidened } from './cloudwatch-metric-stream-not-widened.js';
import { costBillWithinBudget } from './cost-bill-within-budget.js';
import { costRiseWithinBudget } from './cost-rise-within-budget.js';
import { costSeriesWithinBudget } from './cost-series-within-budget.js';
import { driftByAws } from './drift-by-aws.js';
import { driftByPeople } from './drift-by-people.js';
import { eksAccessKept } from './eks-access-kept.js';
import { eksAddonKept } from './eks-addon-kept.js';
import { eksAddonNoMajorJump } from './eks-addon-no-major-jump.js';
import { eksPrivateEndpointKept } from './eks-private-endpoint-kept.js';
import { grafanaNetworkAccessKept } from './grafana-network-access-kept.js';
import { grafanaPermissionsNotWidened } from './grafana-permissions-not-widened.js';
import { grafanaSignInKept } from './grafana-sign-in-kept.js';
import { grafanaWorkspaceKept } from './grafana-workspace-kept.js';
import { helmChartNoMajorJump } from './helm-chart-no-major-jump.js';
import { helmImageNoMajorJump } from './helm-image-no-major-jump.js';
import { helmReleaseKept } from './helm-release-kept.js';
import { iamBoundaryKept } from './iam-boundary-kept.js';
import { iamCrossAccountTrustPinned } from './iam-cross-account-trust-pinned.js';
import { iamNoBroadManagedPolicy } from './iam-no-broad-managed-policy.js';
import { iamNoPublicPrincipal } from './iam-no-public-principal.js';
import { iamNoWildcardAction } from './iam-no-wildcard-action.js';
import { iamNoWildcardResource } from './iam-no-wildcard-resource.js';
import { iamOidcTrustPinned } from './iam-oidc-trust-pinned.js';
import { iamPolicyNotWidened } from './iam-policy-not-widened.js';
import { iamRoleKept } from './iam-role-kept.js';
import { iamServiceAccountTrusted } from './iam-service-account-trusted.js';
import { iamServicePrincipalConfined } from './iam-service-principal-confined.js';
import { iamTrustedSubjectKept } from './iam-trusted-subject-kept.js';
import { kmsDeletionWindowKept } from './kms-deletion-window-kept.js';
import { kmsEncryptionKept } from './kms-encryption-kept.js';
import { kmsKeyKept } from './kms-key-kept.js';
import { logsLogGroupKept } from './logs-log-group-kept.js';
import { logsRetentionKept } from './logs-retention-kept.js';
import { quotaAlertManagerSize } from './quota-alert-manager-size.js';
import { quotaAliasLength } from './quota-alias-length.js';
import { quotaRuleGroupName } from './quota-rule-group-name.js';
import { quotaRuleNamespaceSize } from './quota-rule-namespace-size.js';
import { quotaRulesPerWorkspace } from './quota-rules-per-workspace.js';
import { quotaScraperNetwork } from './quota-scraper-network.js';
import { quotaScrapersPerRegion } from './quota-scrapers-per-region.js';
import { s3BucketKept } from './s3-bucket-kept.js';
import { s3PublicAccessBlocked } from './s3-public-access-blocked.js';
import { scrapeAllowListKept } from './scrape-allow-list-kept.js';
import { scrapeDestinationKept } from './scrape-destination-kept.js';
import { scrapeExternalLabelsKept } from './scrape-external-labels-kept.js';
import { scrapeHistogramsNotKept } from './scrape-histograms-not-kept.js';
import { scrapeIntervalNotLengthened } from './scrape-interval-not-lengthened.js';
import { scrapeIntervalNotShortened } from './scrape-interval-not-shortened.js';
import { scrapeJobsKept } from './scrape-jobs-kept.js';
import { scrapeLimitsKept } from './scrape-limits-kept.js';
import { scrapeMetricsKept } from './scrape-metrics-kept.js';
import { scrapeNoNewJob } from './scrape-no-new-job.js';
import { scrapeOneCollectorPerCluster } from './scrape-one-collector-per-cluster.js';
import { scrapeTargetsKept } from './scrape-targets-kept.js';
import { snsTopicNotOpen } from './sns-topic-not-open.js';
import { sqsDeadLetterKept } from './sqs-dead-letter-kept.js';
import { sqsQueueKept } from './sqs-queue-kept.js';
import { terraformProtectionKept } from './terraform-protection-kept.js';
import { terraformProviderNoMajorJump } from './terraform-provider-no-major-jump.js';
import { vpcEndpointKept } from './vpc-endpoint-kept.js';
import { vpcEndpointPolicyKept } from './vpc-endpoint-policy-kept.js';
import { vpcEndpointSubnetsKept } from './vpc-endpoint-subnets-kept.js';
import { vpcNotOpenToWorld } from './vpc-not-open-to-world.js';
import { vpcPrivateDnsKept } from './vpc-private-dns-kept.js';
import { vpcSubnetKept } from './vpc-subnet-kept.js';
import { vpcTrafficKept } from './vpc-traffic-kept.js';

/** Every rule, in the order in which findings are told. */
export const RULES: readonly Rule[] = [
  ampWorkspaceKept,
  ampScraperCustomerKey,
  ampScraperKept,
  ampLoggingKept,
  ampRetentionKept,
  ampSeriesLimitKept,
  kmsDeletionWindowKept,
  kmsEncryptionKept,
  kmsKeyKept,
  logsLogGroupKept,
  logsRetentionKept,
  s3BucketKept,
  s3PublicAccessBlocked,
  sqsDeadLetterKept,
  sqsQueueKept,
  terraformProtectionKept,
  terraformProviderNoMajorJump,
  vpcEndpointKept,
  vpcEndpointPolicyKept,
  vpcEndpointSubnetsKept,
  vpcNotOpenToWorld,
  vpcPrivateDnsKept,
  vpcSubnetKept,
  vpcTrafficKept,
  eksAccessKept,
  eksAddonKept,
  eksAddonNoMajorJump,
  eksPrivateEndpointKept,
  grafanaNetworkAccessKept,
  grafanaPermissionsNotWidened,
  grafanaSignInKept,
  grafanaWorkspaceKept,
  helmChartNoMajorJump,
  helmImageNoMajorJump,
  helmReleaseKept,
  iamPolicyNotWidened,
  iamBoundaryKept,
  iamCrossAccountTrustPinned,
  iamNoBroadManagedPolicy,
  iamNoPublicPrincipal,
  iamNoWildcardAction,
  iamNoWildcardResource,
  iamOidcTrustPinned,
  iamRoleKept,
  iamServiceAccountTrusted,
  iamServicePrincipalConfined,
  iamTrustedSubjectKept,
  snsTopicNotOpen,
  alertingNothingLost,
  alertingForNotLengthened,
  alertingLabelsKept,
  alertingNoDuplicate,
  alertingNoNewInhibition,
  alertingNoNewSilence,
  alertingNotTurnedDark,
  alertingNotificationNotDelayed,
  alertingReceiverKept,
  alertingRouteDelivers,
  alertingRunbookKept,
  alertingSeverityKept,
  alertingSubscriptionKept,
  alertingThresholdKept,
  alertingTopicKept,
  alertingTopicPublishable,
  alarmActionsKept,
  alarmKept,
  alarmNotDulled,
  scrapeAllowListKept,
  scrapeDestinationKept,
  scrapeExternalLabelsKept,
  scrapeHistogramsNotKept,
  scrapeIntervalNotLengthened,
  scrapeIntervalNotShortened,
  scrapeJobsKept,
  scrapeLimitsKept,
  scrapeMetricsKept,
  scrapeNoNewJob,
  scrapeOneCollectorPerCluster,
  scrapeTargetsKept,
  cloudwatchMetricStreamKept,
  cloudwatchMetricStreamNotWidened,
  costBillWithinBudget,
  costRiseWithinBudget,
  costSeriesWithinBudget,
  quotaAlertManagerSize,
  quotaAliasLength,
  quotaRuleGroupName,
  quotaRuleNamespaceSize,
  quotaRulesPerWorkspace,
  quotaScraperNetwork,
  quotaScrapersPerRegion,
  driftByAws,
  driftByPeople,
];
