import { type Document, isCollection, isNode, isScalar, type Node, type Range, visit } from 'yaml';

/** What stands in the text but cannot be made a plain value, and where. */
export interface NodeFault {
  readonly offset: number;
  readonly code: string;
  readonly got: string;
  readonly expected: string;
  readonly fix: string;
}

/** More places than any honest file has: from here on a few lines can stand for gigabytes. */
const MOST_NODES = 1_000_000;

/** Aliases that lead nowhere, into themselves or to too much, and keys that are no text: the parser lets them pass. */
export function checkNodes(document: Document.Parsed): NodeFault[] {
  const faults: NodeFault[] = [];
  const anchors = new Map<string, Node>();
  const sizes = new Map<unknown, number>();
  let tooMany: number | undefined;
  // Anchors stand before their aliases, so that a size is known when it is asked for.
  const sizeOf = (node: unknown): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    let size = 1;
    if (isCollection(node)) {
      for (const item of node.items) size += sizeOf(item);
    } else if (typeof node === 'object' && node !== null && 'key' in node && 'value' in node) {
      size += sizeOf(node.key) + sizeOf(node.value);
    }
    sizes.set(node, size);
    return size;
  };

  visit(document, {
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
    Alias: (_, alias, ancestors) => {
      const offset = offsetOf(alias);
      const target = anchors.get(alias.source);
      const name = `the alias *${alias.source}`;
      if (target === undefined) {
        faults.push({
          offset,
          code: 'YamlAlias',
          got: `${name}, which nothing above it is called`,
          expected: `an anchor &${alias.source} before it`,
          fix: 'add the anchor, or put the text in quotes if it is no alias',
        });
      } else if (ancestors.includes(target)) {
        faults.push({
          offset,
          code: 'YamlAlias',
          got: `${name} inside of what it stands for`,
          expected: 'an alias of something else',
          fix: 'write the value out',
        });
      } else {
        const size = sizeOf(target);
        sizes.set(alias, size);
        if (size > MOST_NODES) tooMany ??= offset;
      }
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value !== null) return;
      faults.push({
        offset: isNode(key) ? offsetOf(key) : offsetOf(document.contents as Node),
        code: 'YamlKey',
        got: isScalar(key) || key === null ? 'an empty key' : 'a key that is not one word',
        expected: 'keys that are text',
        fix: 'write the key as plain text, or put it in quotes',
      });
    },
  });
  if (faults.length === 0 && (tooMany !== undefined || sizeOf(document.contents) > MOST_NODES)) {
    faults.push({
      offset: tooMany ?? 0,
      code: 'YamlSize',
      got: 'aliases of aliases that stand for a vast value',
      expected: `at most ${MOST_NODES} values in all`,
      fix: 'write the values out',
    });
  }
  return faults;
}

function offsetOf(node: { range?: Range | null }): number {
  return node.range?.[0] ?? 0;
}
