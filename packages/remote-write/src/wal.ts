import type { WalSettings } from './remote-write.js';

/** What an agent is started with for its write-ahead log, flags without their dashes. */
export function agentWalArguments({ compression = true, truncateFrequency, minTime, maxTime }: WalSettings): string[] {
  const set = (flag: string, value: string | undefined): string[] => (value === undefined ? [] : [`${flag}=${value}`]);
  return [
    ...(compression ? [] : ['no-storage.agent.wal-compression']),
    ...set('storage.agent.wal-truncate-frequency', truncateFrequency),
    ...set('storage.agent.retention.min-time', minTime),
    ...set('storage.agent.retention.max-time', maxTime),
  ];
}
