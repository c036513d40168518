import { defined, queueOf } from './private/settle.js';
import type { RemoteWriteSettings, SecretCredentials } from './remote-write.js';
import type { RemoteWriteDestination } from './render.js';

/** A key of a Secret, as Kubernetes refers to it. */
export interface SecretKeyReference {
  readonly name: string;
  readonly key: string;
}

/**
 * One entry of `remoteWrite`, as the Prometheus Operator has it in its `Prometheus` and `PrometheusAgent`
 * (monitoring.coreos.com, operator 0.93.1).
 */
export function renderRemoteWriteSpec(
  { name, url, region }: Omit<RemoteWriteDestination, 'signedElsewhere'>,
  settings: RemoteWriteSettings = {},
  credentials?: SecretCredentials,
): Record<string, unknown> {
  const { assumeRole, timeout, metadata, writeRelabel } = settings;
  const reference = (key: string): SecretKeyReference | undefined => credentials && { name: credentials.secret, key };
  return defined<unknown>({
    name,
    url,
    remoteTimeout: timeout,
    sigv4: defined<unknown>({
      region,
      accessKey: reference(credentials?.accessKeyIdKey ?? 'access-key-id'),
      secretKey: reference(credentials?.secretAccessKeyKey ?? 'secret-access-key'),
      roleArn: assumeRole?.roleArn,
      externalId: assumeRole?.externalId,
    }),
    queueConfig: queueOf(settings),
    metadataConfig:
      metadata &&
      defined<unknown>({
        send: metadata.send,
        sendInterval: metadata.interval,
        maxSamplesPerSend: metadata.maxSamplesPerSend,
      }),
    writeRelabelConfigs: writeRelabel?.map(({ source_labels, target_label, ...rest }) =>
      defined<unknown>({ sourceLabels: source_labels, targetLabel: target_label, ...rest }),
    ),
  });
}
