import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Workspace } from '@promontory/amp-workspace';
import { Cluster } from '@promontory/eks';
import { PrometheusAgent } from '@promontory/prometheus-agent';
import { synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { parse } from 'yaml';

/** A workspace that is written to. */
export interface Place {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly endpoint: string;
  readonly assumeRoleArn?: string;
  readonly externalId?: string;
}

interface Values {
  readonly server: {
    readonly defaultFlagsOverride: readonly string[];
    readonly global: object;
    readonly remoteWrite: readonly object[];
  };
  readonly serverFiles: { readonly 'prometheus.yml': object };
}

/** The configuration and the flags that the construct gives to the chart for an agent that writes to these places. */
export function agentConfiguration(
  target: string,
  places: readonly Place[],
): { readonly flags: readonly string[]; readonly configuration: object } {
  const stack = new TerraformStack(new App(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  new HelmProvider(stack, 'Helm', {});
  new PrometheusAgent(stack, 'Agent', {
    cluster: Cluster.fromClusterName(stack, 'Cluster', { clusterName: 'dev-1', region: 'eu-west-1' }),
    clusterLabel: 'dev-1',
    scrapeInterval: '1s',
    jobs: [{ job_name: 'target', static_configs: [{ targets: [target] }] }],
    destinations: places.map(({ name, region, account, endpoint, assumeRoleArn, externalId }) => ({
      name,
      assumeRoleArn,
      externalId,
      workspace: Workspace.fromWorkspaceAttributes(stack, `Workspace-${name}`, {
        workspaceArn: `arn:aws:aps:${region}:${account}:workspace/ws-1`,
        prometheusEndpoint: endpoint,
      }),
    })),
  });
  const [text] = synth(stack).only('helm_release')['values'] as [string];
  const { server, serverFiles } = parse(text) as Values;
  const { global, remoteWrite: remote_write } = server;
  return {
    flags: server.defaultFlagsOverride,
    configuration: { global, ...serverFiles['prometheus.yml'], remote_write },
  };
}
