import type { Path, Problem } from '@promontory/vocabulary';
import type { YamlDocument } from '@promontory/yaml-document';
import { buildNetwork, type KnownNetwork } from './build/network.js';
import type { Networks } from './check/cluster-network.js';
import { findingsOf } from './findings/findings-of.js';
import { salvage } from './findings/salvage.js';
import type { Part } from './part.js';
import { network, networkName } from './schema/network.js';

const partOfNetwork = network.partial();

/** The networks of a file, each judged by itself, so that one mistake hides no other. */
export function readNetworks(
  document: YamlDocument,
  raw: Record<string, unknown>,
  region: string | undefined,
): Networks & { readonly problems: readonly Problem[] } {
  const known = new Map<string, Part<KnownNetwork>>();
  const problems = Object.entries(raw).flatMap(([name, value]) => {
    const at: Path = ['networks', name];
    const salvaged = salvage(partOfNetwork, value);
    if (salvaged !== undefined) {
      const { value: rest, doubtful } = salvaged;
      known.set(name, { value: buildNetwork(name, rest, region), document, at, doubtful });
    }
    const names = findingsOf(networkName, name, at).map((finding) => ({ ...finding, code: 'ConfigKey' }));
    return document.place([...names, ...findingsOf(network, value, at)]);
  });
  return { names: Object.keys(raw), known, problems };
}
