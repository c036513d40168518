import { agentWalArguments } from '../src/wal.js';

test('nothing said is nothing passed', () => {
  expect(agentWalArguments({})).toEqual([]);
});

test('each setting is a flag', () => {
  expect(agentWalArguments({ compression: false, truncateFrequency: '1h', minTime: '10m', maxTime: '50m' })).toEqual([
    'no-storage.agent.wal-compression',
    'storage.agent.wal-truncate-frequency=1h',
    'storage.agent.retention.min-time=10m',
    'storage.agent.retention.max-time=50m',
  ]);
});
