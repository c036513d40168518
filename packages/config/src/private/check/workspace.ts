import { didYouMean, type Path, type Problem } from '@promontory/vocabulary';
import type * as z from 'zod';
import type { ManagedWorkspaceSettings } from '../../environment.js';
import type { WorkspaceContext } from '../build/built.js';
import { PACK_NAMESPACE, SLO_NAMESPACE } from '../build/packs.js';
import { type Part, placed } from '../part.js';
import type { managedWorkspace } from '../schema/workspace.js';
import { checkAdopt } from './adopt.js';
import { checkAlarms } from './alarms.js';
import { checkAnomalyDetectors } from './anomaly-detectors.js';
import { checkKeyRegion } from './key-region.js';
import { checkMetricStreams } from './metric-streams.js';
import { checkProvider } from './newer-provider.js';
import { checkSubscriptions } from './subscriptions.js';
import { checkTags } from './tags.js';

/** What only a look across a workspace shows: its keys against its Region, its settings against each other. */
export function checkWorkspace(
  part: Part<ManagedWorkspaceSettings>,
  written: z.infer<typeof managedWorkspace>,
  context: WorkspaceContext,
): Problem[] {
  const region = part.doubtful.has('region') || part.value.region === '' ? undefined : part.value.region;
  return [
    ...(region === undefined ? [] : checkKeys(part, region)),
    ...checkTags(part.value.tags, ['tags']).flatMap((finding) => placed(part, finding.path, finding)),
    ...checkOneKey(part, written),
    ...NEWER.filter((name) => part.value.configuration[name] !== undefined).flatMap((name) =>
      checkProvider(part, [name], context.awsProviderVersion),
    ),
    ...checkAnomalyDetectors(part, context.awsProviderVersion),
    ...Object.entries(part.value.alertManager?.topics ?? {}).flatMap(([topic, { subscriptions }]) =>
      checkSubscriptions(part, subscriptions, ['alertManager', 'topics', topic, 'subscriptions']),
    ),
    ...checkChats(part),
    ...checkNamespaces(part, written),
    ...checkAdopt(part),
    ...checkAlarms(part, region),
    ...checkMetricStreams(part, region),
  ];
}

function checkKeys(part: Part<ManagedWorkspaceSettings>, region: string): Problem[] {
  return keysOf(part.value).flatMap(([path, arn]) => checkKeyRegion(part, path, arn, region));
}

function keysOf(workspace: ManagedWorkspaceSettings): (readonly [Path, string])[] {
  const { encryption, logging, queryLogging, alertManager } = workspace;
  const found: (readonly [Path, string | undefined])[] = [
    [['kmsKeyArn'], encryption.kind === 'key' ? encryption.kmsKeyArn : undefined],
    [['logging', 'kmsKeyArn'], logging === false ? undefined : logging.kmsKeyArn],
    [['queryLogging', 'kmsKeyArn'], queryLogging?.kmsKeyArn],
    ...Object.entries(alertManager?.topics ?? {}).map(
      ([topic, { kmsKeyArn: key }]) => [['alertManager', 'topics', topic, 'kmsKeyArn'], key] as const,
    ),
  ];
  return found.flatMap(([path, arn]) => (arn === undefined ? [] : [[path, arn] as const]));
}

function checkOneKey(
  part: Part<ManagedWorkspaceSettings>,
  { kmsKeyArn, newKey }: z.infer<typeof managedWorkspace>,
): Problem[] {
  if (kmsKeyArn === undefined || newKey === undefined) return [];
  return placed(part, ['newKey'], {
    code: 'ConfigTwoKeys',
    got: "both 'kmsKeyArn' and 'newKey'",
    expected: 'one of the two',
    fix: 'remove the one that is not meant: the choice is final',
  });
}

/** What AWS has and the bindings have not. */
const NEWER = ['outOfOrderWindowSeconds', 'ruleQueryOffsetSeconds'] as const;

function checkChats(part: Part<ManagedWorkspaceSettings>): Problem[] {
  const { alertManager } = part.value;
  if (alertManager === undefined) return [];
  const topics = Object.keys(alertManager.topics);
  return Object.entries(alertManager.chats).flatMap(([name, chat]) => {
    const at = ['alertManager', 'chats', name];
    const unknown = chat.topics.flatMap((topic, index) => {
      if (topics.includes(topic)) return [];
      const near = didYouMean(topic, topics);
      return placed(part, [...at, 'topics', index], {
        code: 'ConfigTopic',
        got: JSON.stringify(topic),
        expected: `one of ${topics.join(', ')}`,
        fix: near === undefined ? "declare it under 'topics'" : `did you mean ${near}?`,
      });
    });
    if (alertManager.messageFormat === 'chat') return unknown;
    const format = placed(part, at, {
      code: 'ConfigChatFormat',
      got: `a chat and messages in the format ${alertManager.messageFormat}`,
      expected: "messages in the format 'chat': Amazon Q Developer drops any other without a word",
      fix: "write 'messageFormat: chat'",
    });
    return [...unknown, ...format];
  });
}

/** Namespaces of packs and objectives are made here: a file of that name would be joined with them. */
function checkNamespaces(
  part: Part<ManagedWorkspaceSettings>,
  { rules = {} }: z.infer<typeof managedWorkspace>,
): Problem[] {
  return Object.keys(rules)
    .filter((namespace) => namespace.startsWith(PACK_NAMESPACE) || namespace === SLO_NAMESPACE)
    .flatMap((namespace) =>
      placed(part, ['rules', namespace], {
        code: 'ConfigNamespace',
        got: `the namespace ${namespace}`,
        expected: `a name of your own: '${PACK_NAMESPACE}…' and '${SLO_NAMESPACE}' are those of packs and objectives`,
        fix: 'rename it',
      }),
    );
}
