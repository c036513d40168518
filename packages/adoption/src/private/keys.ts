/** A key for each workspace, from its alias where it has one: what people call it. */
export function keysOf(workspaces: readonly { readonly id: string; readonly alias?: string }[]): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, alias } of workspaces) {
    const wanted = slug(alias ?? 'metrics');
    let key = wanted;
    for (let number = 2; taken.has(key); number += 1) key = `${wanted.slice(0, 28)}-${number}`;
    taken.add(key);
    keys.set(id, key);
  }
  return keys;
}

function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  return plain === '' ? 'metrics' : plain;
}
