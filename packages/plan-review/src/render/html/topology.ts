import type { EnvironmentReport } from '../../report.js';
import type { Topology, TopologyEdge, TopologyNode } from '../../topology/topology.js';
import { SIGNS } from '../words.js';
import { ACTION_WORDS, anchorOf } from './changes.js';
import { type Box, type Frame, type Layout, layOut } from './layout.js';
import { html, type Markup } from './markup.js';

/** The environment as a picture, and the same as a list for who does not see it. */
export function topologySection({ name, stacks, topology }: EnvironmentReport, index: number): Markup | undefined {
  if (topology === undefined || topology.nodes.length === 0) return undefined;
  const anchors = new Map(
    stacks.flatMap(({ id, changes }, at) => (changes.length === 0 ? [] : [[id, anchorOf(index, at)] as const])),
  );
  const { changesElsewhere } = topology;
  return html`<section aria-labelledby="topology-${index}">
    <h3 id="topology-${index}">Topology of ${name}</h3>
    <div class="scroll picture" tabindex="0" role="group" aria-label="Picture of ${name}: the list below says the same">
      ${picture(layOut(topology), topology, anchors, index)}
    </div>
    <p class="legend">
      <span class="badge replace">± replaced</span> <span class="badge delete">- deleted</span>
      <span class="badge update">~ changed</span>
      <span class="badge create">+ created</span
      >${changesElsewhere > 0 && html` ${changesElsewhere} more changes are of things that are not drawn.`}
    </p>
    <details>
      <summary>The picture as a list</summary>
      <ul>
        ${topology.nodes.map((node) => html`<li>${sentence(node, topology)}</li>`)}
      </ul>
    </details>
  </section> `;
}

function picture(layout: Layout, { edges }: Topology, anchors: ReadonlyMap<string, string>, index: number): Markup {
  const { width, height, frames, nodes } = layout;
  const drawn = [...nodes.values()];
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="group"
    aria-labelledby="topology-${index}"
  >
    <defs>
      <marker id="arrow-${index}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
        <path d="M0 0L8 4L0 8z" class="arrow" />
      </marker>
    </defs>
    ${[...frames].sort(byDepth).map((frame) => frameMarkup(frame, anchors))}
    ${edges.map((edge) => edgeMarkup(edge, layout, index))} ${drawn.map((box) => nodeMarkup(box, anchors))}
  </svg>`;
}

const DEPTH: readonly Frame['kind'][] = ['account', 'region', 'vpc', 'cluster'];

function byDepth(a: Frame, b: Frame): number {
  return DEPTH.indexOf(a.kind) - DEPTH.indexOf(b.kind);
}

function frameMarkup({ kind, title, node, ...box }: Frame, anchors: ReadonlyMap<string, string>): Markup {
  const mark = node === undefined ? '' : markOf(node);
  const words = kind === 'cluster' ? `cluster ${title}${mark === '' ? '' : `: ${mark}`}` : title;
  const content = html`<rect ${place(box)} rx="6" /><text x="${box.x + 10}" y="${box.y + 18}"
      >${shorten(words, box.width - 20)}</text
    >`;
  if (node === undefined) return html`<g class="frame ${kind}"><title>${words}</title>${content}</g> `;
  return linked(
    node,
    anchors,
    html`<g class="frame ${kind} ${node.change ?? 'same'}"><title>${titleOf(node)}</title>${content}</g> `,
  );
}

function nodeMarkup(box: Box & { readonly node: TopologyNode }, anchors: ReadonlyMap<string, string>): Markup {
  const { node, x, y, height, width } = box;
  const room = width - 20;
  const small = height < 40;
  const mark = markOf(node);
  const title = node.name;
  // What it is stands below its name; what happens to it goes before that.
  const kind = node.detail === undefined || node.detail === title ? node.kind : node.detail;
  const second = mark === '' ? kind : kind === 'collector' ? mark : `${mark}; ${kind}`;
  const content = small
    ? html`<text x="${x + 10}" y="${y + 19}"
        >${shorten(mark === '' ? title : `${SIGNS[node.change ?? 'update']} ${title}`, room)}</text
      >`
    : html`<text x="${x + 10}" y="${y + 19}">${shorten(title, room)}</text
        ><text x="${x + 10}" y="${y + 36}" class="mark">${shorten(second, room)}</text>`;
  return linked(
    node,
    anchors,
    html`<g class="node ${node.kind} ${node.change ?? 'same'}"
      ><title>${titleOf(node)}</title><rect ${place(box)} rx="4" />${content}</g
    > `,
  );
}

function linked(node: TopologyNode, anchors: ReadonlyMap<string, string>, content: Markup): Markup {
  const anchor = anchors.get(node.stack);
  if (anchor === undefined || node.change === undefined) return content;
  return html`<a href="#${anchor}">${content}</a>`;
}

function edgeMarkup({ from, to, carries }: TopologyEdge, { nodes }: Layout, index: number): Markup | undefined {
  const [start, end] = [nodes.get(from), nodes.get(to)];
  if (start === undefined || end === undefined) return undefined;
  const leftwards = end.x < start.x;
  const x1 = leftwards ? start.x : start.x + start.width;
  const x2 = leftwards ? end.x + end.width : end.x;
  const [y1, y2] = [start.y + start.height / 2, end.y + end.height / 2];
  const bend = (leftwards ? -1 : 1) * Math.max(40, Math.abs(x2 - x1) / 2);
  const words = `${carries}: ${start.node.name} to ${end.node.name}`;
  return html`<path
    class="edge ${carries}"
    d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"
    marker-end="url(#arrow-${index})"
    ><title>${words}</title></path
  > `;
}

function place({ x, y, width, height }: Box): Markup {
  return html`x="${x}" y="${y}" width="${width}" height="${height}"`;
}

/** What fits into so many pixels: letters are about seven and a half wide. */
function shorten(text: string, width: number): string {
  const most = Math.floor(width / 7.4);
  const letters = [...text.slice(0, most * 2 + 2)];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

function markOf({ change, changes, kind }: TopologyNode): string {
  if (change === undefined) return '';
  const of =
    changes > 1 || (changes === 1 && kind === 'workspace') ? `, ${changes} change${changes === 1 ? '' : 's'}` : '';
  return `${SIGNS[change]} ${ACTION_WORDS[change]}${of}`;
}

function titleOf(node: TopologyNode): string {
  const mark = markOf(node);
  const detail = node.detail === undefined || node.detail === node.name ? '' : ` (${node.detail})`;
  return `${node.kind} ${node.name}${detail}${mark === '' ? '' : `, ${mark}`}`;
}

function sentence(node: TopologyNode, { nodes, edges }: Topology): string {
  const called = (id: string): string => nodes.find((other) => other.id === id)?.name ?? id;
  const to = edges.filter(({ from }) => from === node.id).map((edge) => `${edge.carries} to ${called(edge.to)}`);
  const where = [
    node.account === '' ? '' : `account ${node.account}`,
    node.region,
    node.vpc ?? '',
    node.cluster === undefined ? '' : `cluster ${called(node.cluster)}`,
  ].filter((text) => text !== '');
  return [titleOf(node), where.join(', '), to.join(', ')].filter((text) => text !== '').join('; ');
}
