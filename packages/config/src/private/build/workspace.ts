import { parseArn, type Problem } from '@promontory/vocabulary';
import type * as z from 'zod';
import type { EncryptionSettings, ExistingWorkspaceSettings, ManagedWorkspaceSettings } from '../../environment.js';
import { warnOfDarkRules } from '../check/dark-rules.js';
import type { Part } from '../part.js';
import type { existingWorkspace, managedWorkspace } from '../schema/workspace.js';
import { buildAdopt } from './adopt.js';
import { buildAlarms } from './alarms.js';
import { buildAnomalyDetectors } from './anomaly-detectors.js';
import { buildAlertManager } from './alert-manager.js';
import type { Built, WorkspaceContext } from './built.js';
import { buildMetricStreams } from './metric-streams.js';
import { buildOtherAccount } from './destinations.js';
import { buildQueryRoles } from './query-roles.js';
import { buildPacks, longest } from './packs.js';
import { buildRules } from './rules.js';

/** A workspace that was made elsewhere. */
export function buildExisting(
  name: string,
  value: z.infer<typeof existingWorkspace>,
  account: string | undefined,
): ExistingWorkspaceSettings {
  return {
    kind: 'existing',
    name,
    region: parseArn(value.existing)?.region ?? '',
    workspaceArn: value.existing,
    customerManagedKey: value.customerManagedKey,
    otherAccount: buildOtherAccount(value, account),
  };
}

/** A workspace of this environment, with its defaults and files. */
export function buildManaged(
  name: string,
  part: Part<z.infer<typeof managedWorkspace>>,
  context: WorkspaceContext,
): Built<ManagedWorkspaceSettings> {
  const { value } = part;
  const region = value.region ?? context.region ?? '';
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const keep = <T>(built: Built<T>): T => {
    problems.push(...built.problems);
    warnings.push(...built.warnings);
    return built.settings;
  };
  const packs = buildPacks(part, longest(intervalsOf(name, context)));
  problems.push(...packs.problems);
  const rules = buildRules(part, packs.sources, context);
  const logging = value.logging ?? {};
  const settings: ManagedWorkspaceSettings = {
    kind: 'managed',
    name,
    region,
    alias: value.alias ?? `${context.environment}-${name}`,
    adopt: buildAdopt(value.adopt),
    tags: value.tags,
    encryption: buildEncryption(value),
    deletionProtection: value.deletionProtection ?? true,
    logging: logging === false ? false : { retentionDays: logging.retentionDays ?? 30, kmsKeyArn: logging.kmsKeyArn },
    queryLogging: value.queryLogging && {
      samplesThreshold: value.queryLogging.samplesThreshold,
      retentionDays: value.queryLogging.retentionDays,
      kmsKeyArn: value.queryLogging.kmsKeyArn,
    },
    configuration: {
      retentionDays: value.retentionDays,
      limits: value.limits ?? [],
      outOfOrderWindowSeconds: value.outOfOrderWindowSeconds,
      ruleQueryOffsetSeconds: value.ruleQueryOffsetSeconds,
    },
    access: value.access && {
      writerRoleArns: value.access.writerRoleArns ?? [],
      readerRoleArns: value.access.readerRoleArns ?? [],
    },
    rules: keep(rules),
    alertManager: value.alertManager && keep(buildAlertManager(part, value.alertManager, region, context)),
    anomalyDetectors: buildAnomalyDetectors(value.anomalyDetectors ?? {}),
    queryRoles: buildQueryRoles(value.queryRoles ?? {}),
    alarms: value.alarms && buildAlarms(value.alarms),
    metricStreams: buildMetricStreams(value.metricStreams ?? {}),
  };
  const read = { reads: packs.reads, namespaces: rules.namespaces };
  warnings.push(...warnOfDarkRules(name, part, context.writers, read));
  return { settings, problems, warnings };
}

/** How often those scrape that write to a workspace. */
function intervalsOf(workspace: string, { writers }: WorkspaceContext): string[] {
  return writers.flatMap(({ workspaces, scrapeInterval = [] }) =>
    workspaces.includes(workspace) ? scrapeInterval : [],
  );
}

function buildEncryption({ kmsKeyArn, newKey }: z.infer<typeof managedWorkspace>): EncryptionSettings {
  if (kmsKeyArn !== undefined) return { kind: 'key', kmsKeyArn };
  if (newKey === undefined) return { kind: 'aws-owned-key' };
  return {
    kind: 'new-key',
    deletionWindowDays: newKey.deletionWindowDays,
    rotationPeriodDays: newKey.rotationPeriodDays,
    readerRoleArns: newKey.readerRoleArns ?? [],
  };
}
