import type { Block, Synth, SynthStack } from '../read-synth.js';

const OTHER_STACK =
  /data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+?)\.outputs\.cross-stack-output-aws_prometheus_workspace([\w-]+)/g;
const OWN_STACK = /(data\.)?aws_prometheus_workspace\.([\w-]+)/g;
const LITERAL = /(?:arn:[\w-]+:aps:([\w-]+):(\d{12}):workspace\/)?(ws-[0-9a-f-]+)/g;

/** A workspace that something refers to. */
export interface WorkspaceReference {
  readonly id: string;
  /** Set where the workspace was made elsewhere. */
  readonly elsewhere?: { readonly region?: string; readonly account?: string };
}

/** The id of the node of a resource. */
export function idOf(stack: string, address: string): string {
  return `${stack}/${address}`;
}

/** The workspaces that attributes name: of this stack, of another one, or by their own ids. */
export function workspacesNamed(block: Block, stack: SynthStack, synth: Synth): WorkspaceReference[] {
  const text = Object.values(block.attributes).map(textOf).filter(mayName).join('\n');
  const found = new Map<string, WorkspaceReference>();
  for (const [, other = '', output = ''] of text.matchAll(OTHER_STACK)) {
    // Outputs are called after the resource and its attribute, without anything between the two.
    const made = [...(synth.stacks.get(other)?.blocks.values() ?? [])].find(
      ({ type, address }) =>
        type === 'aws_prometheus_workspace' && output.startsWith(address.slice(address.lastIndexOf('.') + 1)),
    );
    if (made !== undefined) add(found, { id: idOf(other, made.address) });
  }
  for (const [, data, name = ''] of text.matchAll(OWN_STACK)) {
    const address = `${data ?? ''}aws_prometheus_workspace.${name}`;
    const known = stack.blocks.get(address);
    if (known === undefined) continue;
    const literal: unknown = known.attributes['workspace_id'];
    if (known.mode === 'managed') add(found, { id: idOf(stack.id, address) });
    else if (typeof literal === 'string') add(found, { id: literal, elsewhere: {} });
  }
  for (const [, region, account, id = ''] of text.matchAll(LITERAL)) {
    add(found, { id, elsewhere: { ...(region && { region }), ...(account && { account }) } });
  }
  return [...found.values()];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

// What is collected is many times as long as where it goes to.
const mayName = (text: string): boolean => text.includes('aws_prometheus_workspace') || text.includes('ws-');

function add(found: Map<string, WorkspaceReference>, reference: WorkspaceReference): void {
  const known = found.get(reference.id);
  found.set(reference.id, {
    ...known,
    ...reference,
    ...(known?.elsewhere && { elsewhere: { ...known.elsewhere, ...reference.elsewhere } }),
  });
}
