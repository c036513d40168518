import { defined, queueOf } from './private/settle.js';
import type { RemoteWriteSettings } from './remote-write.js';

/** Where samples go. */
export interface RemoteWriteDestination {
  /** In logs and in Prometheus' own metrics. Since Prometheus 2.15. @default - made of the rest of the entry */
  readonly name?: string;
  readonly url: string;
  /** The Region that requests are signed for: the workspace's. */
  readonly region: string;
  /** Whether something else signs, such as the SigV4 proxy: nothing is signed here then. @default false */
  readonly signedElsewhere?: boolean;
}

/** Keys of Prometheus' `queue_config` where they are not ours in other letters. */
const RENAMED: Readonly<Record<string, string>> = { retryOnRateLimit: 'retry_on_http_429' };

/** One entry of `remote_write`, as prometheus.yml has it. */
export function renderRemoteWrite(
  { name, url, region, signedElsewhere = false }: RemoteWriteDestination,
  settings: RemoteWriteSettings = {},
): Record<string, unknown> {
  const { assumeRole, timeout, metadata, writeRelabel } = settings;
  const sigv4 = defined({ region, role_arn: assumeRole?.roleArn, external_id: assumeRole?.externalId });
  return defined<unknown>({
    name,
    url,
    remote_timeout: timeout,
    sigv4: signedElsewhere ? undefined : sigv4,
    queue_config: Object.fromEntries(
      Object.entries(queueOf(settings)).map(([key, value]) => [RENAMED[key] ?? snake(key), value]),
    ),
    metadata_config:
      metadata &&
      defined<unknown>({
        send: metadata.send,
        send_interval: metadata.interval,
        max_samples_per_send: metadata.maxSamplesPerSend,
      }),
    write_relabel_configs: writeRelabel?.map((rule) => ({ ...rule })),
  });
}

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
