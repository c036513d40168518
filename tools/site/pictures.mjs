import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instance } from '@viz-js/viz';

const LOOK = `
  bgcolor="white"; fontname="Helvetica"; fontsize=12; nodesep=0.2; ranksep=0.5;
  node [shape=box, style="rounded,filled", fillcolor="#eef3fa", color="#3b5f8a", fontname="Helvetica", fontsize=11];
  edge [color="#7a8794", fontname="Helvetica", fontsize=10, arrowsize=0.7];`;

/**
 * Draws what the sources and environments say, and writes the page that shows it.
 *
 * @returns the folder of the page
 */
export async function drawPictures(root, folder) {
  const viz = await instance();
  const draw = (name, dot) => writeFileSync(join(folder, `${name}.svg`), viz.renderString(dot, { format: 'svg' }));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  draw('environment', environmentDot(root, 'production'));
  draw('constructs', packagesDot(root, 'type:construct'));
  draw('models', packagesDot(root, 'type:model'));
  writeFileSync(join(folder, 'pictures.md'), PAGE);
  return folder;
}

const PAGE = `# In pictures

Drawn from the sources whenever this site is built.

## An environment

What \`environments/production\` describes: \`promontory graph production\` says the same as text.

![Clusters write to a workspace, which sends its alerts to two topics](./environment.svg)

## Constructs

Which construct builds on which. What is reached through another is not drawn twice.

![Packages of constructs and their dependencies](./constructs.svg)

## Models

Plain data and checks, without cdktf.

![Packages of models and their dependencies](./models.svg)
`;

/** The lines of `promontory graph`, for Graphviz. */
function environmentDot(root, environment) {
  const command = join(root, 'packages', 'cli', 'bin', 'promontory.js');
  const mermaid = execFileSync(process.execPath, [command, 'graph', environment], { cwd: root, encoding: 'utf8' });
  const text = (label) => JSON.stringify(label.replaceAll('<br/>', '\n'));
  const lines = mermaid
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const group = /^\s*subgraph (\w+)\["(.+)"\]$/.exec(line);
      if (group !== null) return `subgraph cluster_${group[1]} { label=${text(group[2])}; color="#b6c2d0";`;
      if (line.trim() === 'end') return '}';
      const node = /^\s*(\w+)\["(.+)"\]$/.exec(line);
      if (node !== null) return `${node[1]} [label=${text(node[2])}];`;
      const edge = /^\s*(\w+) -- (.+) --> (\w+)$/.exec(line);
      if (edge !== null) return `${edge[1]} -> ${edge[3]} [label=${text(` ${edge[2]} `)}];`;
      throw new Error(`a line of 'promontory graph' that has no picture yet: ${line}`);
    });
  return `digraph { rankdir=LR; ${LOOK} ${lines.join('\n')} }`;
}

/** Packages of one kind; an edge is drawn where no other way leads. */
function packagesDot(root, kind) {
  const manifests = readdirSync(join(root, 'packages'))
    .map((name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')))
    .filter(({ nx, private: isPrivate }) => nx.tags.includes(kind) && isPrivate !== true);
  const names = new Set(manifests.map(({ name }) => name));
  const uses = new Map(
    manifests.map(({ name, dependencies = {} }) => [name, Object.keys(dependencies).filter((one) => names.has(one))]),
  );
  const reaches = (from, to) => uses.get(from).some((one) => one === to || reaches(one, to));
  const edges = [...uses].flatMap(([from, all]) =>
    all.filter((to) => !all.some((other) => other !== to && reaches(other, to))).map((to) => [from, to]),
  );
  const short = (name) => JSON.stringify(name.replace('@promontory/', ''));
  const lines = [...names].map(short).concat(edges.map(([from, to]) => `${short(from)} -> ${short(to)}`));
  return `digraph { rankdir=LR; ${LOOK} ${lines.join(';\n')} }`;
}
