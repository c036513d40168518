import type { RemoteWriteSettings } from '../src/remote-write.js';

/** Each setting once, so that a test which walks over them leaves none out. */
export const EVERY: Required<RemoteWriteSettings> = {
  maxSamplesPerSend: 500,
  maxShards: 50,
  minShards: 2,
  capacity: 5000,
  batchSendDeadline: '10s',
  minBackoff: '1s',
  maxBackoff: '1m',
  retryOnRateLimit: true,
  sampleAgeLimit: '30m',
  timeout: '20s',
  metadata: { send: true, interval: '5m', maxSamplesPerSend: 100 },
  writeRelabel: [{ source_labels: ['__name__'], regex: 'go_.*', action: 'drop' }],
  assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/writer', externalId: 'xyz' },
};

export const DESTINATION = {
  url: 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-0123/api/v1/remote_write',
  region: 'eu-west-1',
} as const;
