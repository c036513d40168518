import { isMapping } from '@promontory/vocabulary';
import type { Write } from './collector.js';

type Node = Readonly<Record<string, unknown>>;

const REMOTE_WRITE = /^prometheusremotewrite(\/|$)/;

/**
 * Where the pipelines of an OpenTelemetry collector write to, and its configuration without what that is told by:
 * exporters, the authenticators that sign for them, pipelines that lead nowhere else. An exporter that no pipeline leads
 * to writes nothing, and stays in the rest.
 *
 * @returns undefined when the mapping is no configuration of a collector
 */
export function pipelinesOf(mapping: Node): { readonly writes: readonly Write[]; readonly rest: Node } | undefined {
  const { exporters, extensions, service } = mapping;
  if (!isMapping(exporters) || !isMapping(service) || !isMapping(service['pipelines'])) return undefined;
  const told = new Set<string>();
  const signers = new Set<string>();
  const writes: Write[] = [];
  const pipelines = Object.entries(service['pipelines']).flatMap(([name, pipeline]): [string, unknown][] => {
    if (!isMapping(pipeline)) return [[name, pipeline]];
    const { exporters: ids, ...steps } = pipeline;
    const others = texts(ids).filter((id) => {
      const exporter = exporters[id];
      if (!REMOTE_WRITE.test(id) || !isMapping(exporter) || typeof exporter['endpoint'] !== 'string') return true;
      const { endpoint, auth, ...settings } = exporter;
      const signer = isMapping(auth) && typeof auth['authenticator'] === 'string' ? auth['authenticator'] : undefined;
      const signing =
        signer !== undefined && isMapping(extensions) && Object.hasOwn(extensions, signer)
          ? extensions[signer]
          : undefined;
      told.add(id);
      if (signer !== undefined) signers.add(signer);
      const signed = signing === undefined ? { ...(auth !== undefined && { auth }) } : { sigv4: signing };
      writes.push({ url: endpoint, settings: { ...settings, ...signed, pipeline: steps } });
      return false;
    });
    return others.length > 0 || texts(ids).length === 0 ? [[name, { ...steps, exporters: others }]] : [];
  });
  if (told.size === 0) return undefined;
  const signed = (name: string): boolean =>
    signers.has(name) && isMapping(extensions) && Object.hasOwn(extensions, name);
  return {
    writes,
    rest: {
      ...mapping,
      exporters: without(exporters, (name) => told.has(name)),
      ...(isMapping(extensions) && { extensions: without(extensions, signed) }),
      service: {
        ...service,
        ...(Array.isArray(service['extensions']) && {
          extensions: texts(service['extensions']).filter((name) => !signed(name)),
        }),
        pipelines: Object.fromEntries(pipelines),
      },
    },
  };
}

function without(mapping: Node, isGone: (name: string) => boolean): Node {
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => !isGone(name)));
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
