import type { IWorkspace } from '@promontory/amp-workspace';
import { type HelmValues, IMAGE_CATALOGUE } from '@promontory/helm';

/** Where the proxy listens, inside of the pod alone. */
export const PROXY_PORT = 8005;

/** Where a Prometheus that cannot sign posts its samples: the only remote write without TLS, since it leaves no pod. */
export function proxyUrl({ workspaceId }: IWorkspace): string {
  return `http://localhost:${PROXY_PORT}/workspaces/${workspaceId}/api/v1/remote_write`;
}

/** The container that signs for a Prometheus that cannot (AMP user guide, "Prometheus older than 2.26.0", 2026-07). */
export function proxyContainer(
  { region }: IWorkspace,
  roleArn: string | undefined,
  env: readonly HelmValues[],
): Record<string, HelmValues> {
  const { repository, tag } = IMAGE_CATALOGUE['aws-sigv4-proxy'];
  return {
    'aws-sigv4-proxy-sidecar': {
      image: `${repository}:${tag}`,
      args: [
        ...['--name', 'aps', '--region', region, '--host', `aps-workspaces.${region}.amazonaws.com`],
        ...['--port', `:${PROXY_PORT}`],
        ...(roleArn === undefined ? [] : ['--role-arn', roleArn]),
      ],
      ...(env.length === 0 ? {} : { env }),
      ports: [{ name: 'aws-sigv4-proxy', containerPort: PROXY_PORT }],
    },
  };
}
