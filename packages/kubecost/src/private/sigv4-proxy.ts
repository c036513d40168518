import type { IWorkspace } from '@promontory/amp-workspace';
import { type HelmValues, imageReference } from '@promontory/helm';

/** Where the proxy listens. Both charts open it on the address of the pod, not on localhost: only a NetworkPolicy closes it. */
export const PROXY_PORT = 8005;

/** The proxy beside a program that signs no requests. Both charts write its flags from the same keys. */
export function sigv4Proxy({ region }: IWorkspace): HelmValues {
  return {
    image: imageReference('aws-sigv4-proxy'),
    name: 'aps',
    port: PROXY_PORT,
    // Signed for the Region of the workspace, which may not be the cluster's.
    region,
    host: `aps-workspaces.${region}.amazonaws.com`,
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
  };
}
