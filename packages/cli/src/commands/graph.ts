import { type Environment, loadEnvironments } from '@promontory/config';
import { formatProblem } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { findEnvironments } from '../private/environments.js';

export const graph = defineCommand({
  name: 'graph',
  summary: 'Draw environments as Mermaid: clusters, collectors, workspaces, topics and who hears of alerts.',
  takesEnvironments: true,
  flags: {},
  examples: ['promontory graph dev', 'promontory graph > topology.mmd'],
  async run(context, { environments }) {
    const folders = findEnvironments(context.cwd, environments).map(({ folder }) => folder);
    const loaded = loadEnvironments(folders, { workingDirectory: context.cwd });
    const problems = loaded.flatMap((result) => (result.ok ? [] : result.problems.map(formatProblem)));
    if (problems.length > 0) {
      context.stderr(`${problems.join('\n')}\n`);
      throw CliError.usage('mend what is named above');
    }
    const drawn = loaded.flatMap((result) => (result.ok ? draw(result.environment) : []));
    context.stdout(`${['flowchart LR', ...drawn].join('\n')}\n`);
    return 0;
  },
});

function draw({ name, account, workspaces, clusters, collectors }: Environment): string[] {
  const node = (kind: string, of: string): string => `${kind}_${name}_${of}`.replace(/\W/g, '_');
  const box = (id: string, ...lines: string[]): string => `    ${id}["${lines.map(plain).join('<br/>')}"]`;
  const lines = [`  subgraph ${node('env', 'all')}["${plain(name)}, account ${account}"]`];
  for (const workspace of Object.values(workspaces)) {
    const id = node('workspace', workspace.name);
    const called = workspace.kind === 'managed' ? workspace.alias : 'made elsewhere';
    lines.push(box(id, `workspace ${workspace.name}`, called, workspace.region));
    if (workspace.kind === 'existing') continue;
    for (const [topic, { subscriptions }] of Object.entries(workspace.alertManager?.topics ?? {})) {
      const topicId = node('topic', `${workspace.name}_${topic}`);
      // Endpoints may be secrets: only how they are reached is drawn.
      const heard = subscriptions.map(({ protocol }) => protocol).join(', ');
      lines.push(
        box(topicId, `topic ${topic}`, heard === '' ? 'nobody yet' : heard),
        `    ${id} -- alerts --> ${topicId}`,
      );
    }
    for (const stream of workspace.metricStreams) {
      const streamId = node('stream', `${workspace.name}_${stream.name}`);
      lines.push(box(streamId, `metric stream ${stream.name}`), `    ${streamId} --> ${id}`);
    }
  }
  for (const cluster of clusters) {
    const id = node('cluster', `${cluster.region}_${cluster.name}`);
    lines.push(box(id, `cluster ${cluster.name}`, cluster.region));
    const also = 'alsoTo' in cluster.collection ? cluster.collection.alsoTo : [];
    for (const { workspace, standby } of [{ workspace: cluster.workspace, standby: false }, ...also]) {
      const how = standby ? 'standby' : `${cluster.collection.kind}, ${cluster.collection.scrapeInterval}`;
      lines.push(`    ${id} -- ${how} --> ${node('workspace', workspace)}`);
    }
  }
  for (const { name: collector, kind, region, scrapeInterval, workspace: own, alsoTo } of collectors) {
    const id = node('collector', `${region}_${collector}`);
    lines.push(box(id, `collector ${collector}`, region));
    for (const { workspace, standby } of [{ workspace: own, standby: false }, ...alsoTo]) {
      const how = standby ? 'standby' : `${kind}, ${scrapeInterval}`;
      lines.push(`    ${id} -- ${how} --> ${node('workspace', workspace)}`);
    }
  }
  return [...lines, '  end'];
}

/** Without what Mermaid, or the page around it, would read. */
function plain(text: string): string {
  return text.replace(/["<>&`#;]/g, (character) => `#${character.charCodeAt(0)};`);
}
