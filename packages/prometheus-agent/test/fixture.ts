import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Workspace } from '@promontory/amp-workspace';
import { Cluster } from '@promontory/eks';
import { presetJob } from '@promontory/scrape-config';
import { type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { parse } from 'yaml';
import { PrometheusAgent, type PrometheusAgentProps } from '../src/prometheus-agent.js';

export const WORKSPACE_ARN = 'arn:aws:aps:eu-central-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

/** One agent, synthesised; each prop can be changed. */
export function agent(props: Partial<PrometheusAgentProps> = {}): SynthesizedStack {
  const stack = new TerraformStack(new App(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  new HelmProvider(stack, 'helm', {});
  new PrometheusAgent(stack, 'Agent', {
    cluster: Cluster.fromClusterName(stack, 'Cluster', { clusterName: 'search', region: 'eu-west-1' }),
    workspace: Workspace.fromWorkspaceArn(stack, 'Workspace', WORKSPACE_ARN),
    clusterLabel: 'search',
    jobs: [presetJob('kubelet', 'prometheus')],
    ...props,
  });
  return synth(stack);
}

/** The release's Helm values. */
export function valuesOf(json: SynthesizedStack): Record<string, Record<string, unknown>> {
  const { values } = json.only('helm_release') as { values: [string] };
  return parse(values[0]) as Record<string, Record<string, unknown>>;
}
