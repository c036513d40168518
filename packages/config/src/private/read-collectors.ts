import type { Path, Problem } from '@promontory/vocabulary';
import type { YamlDocument } from '@promontory/yaml-document';
import type { CollectorSettings } from '../environment.js';
import type { ClusterContext } from './build/cluster.js';
import { buildCollector } from './build/collector.js';
import { findingsOf } from './findings/findings-of.js';
import { salvage } from './findings/salvage.js';
import type { Part } from './part.js';
import { collector, collectorName } from './schema/collectors.js';

/** What is known of the collectors of a file. */
export interface ReadCollectors {
  /** Those of which enough is known to be judged, in the order of the file. */
  readonly parts: readonly Part<CollectorSettings>[];
  /** Whether these are all. */
  readonly areKnown: boolean;
  readonly problems: readonly Problem[];
}

/** The collectors of a file, each judged by itself, so that one mistake hides no other. */
export function readCollectors(
  document: YamlDocument,
  raw: Record<string, unknown>,
  context: ClusterContext,
): ReadCollectors {
  const parts: Part<CollectorSettings>[] = [];
  const problems = Object.entries(raw).flatMap(([name, value]) => {
    const at: Path = ['collectors', name];
    const known = salvage(collector, value);
    if (known !== undefined) {
      parts.push({ value: buildCollector(name, known.value, context), document, at, doubtful: known.doubtful });
    }
    const names = findingsOf(collectorName, name, at).map((finding) => ({ ...finding, code: 'ConfigKey' }));
    return document.place([...names, ...findingsOf(collector, value, at)]);
  });
  return { parts, areKnown: parts.length === Object.keys(raw).length, problems };
}
