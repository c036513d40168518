import { isIP } from 'node:net';
import type { ScrapeJob } from './scrape-job.js';

/** Exporters that must run in the cluster for a job to find anything. */
export type ExporterName = 'kube-state-metrics' | 'node-exporter';

const EXPORTER_PORTS: Readonly<Record<ExporterName, number>> = { 'kube-state-metrics': 8080, 'node-exporter': 9100 };

const isExporter = (name: string): name is ExporterName => Object.hasOwn(EXPORTER_PORTS, name);

/** The exporters that these jobs scrape, in a stable order. */
export function requiredExporters(jobs: readonly ScrapeJob[]): ExporterName[] {
  const names = jobs.map(({ job_name }) => job_name).filter(isExporter);
  return [...new Set(names)].sort();
}

/** An inclusive range of TCP ports. */
export type PortRange = readonly [from: number, to: number];

/** TCP ports that a collector outside of the nodes must reach for these jobs, lowest first; ranges that touch are one. */
export function requiredPorts(jobs: readonly ScrapeJob[]): PortRange[] {
  const ranges = jobs.flatMap(portsOf).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

const ANY_PORT: PortRange = [1, 65_535];
const BEHIND_THE_API: readonly string[] = ['kube-apiserver', 'kube-scheduler', 'kube-controller-manager'];

function portsOf(job: ScrapeJob): PortRange[] {
  if (isExporter(job.job_name)) return [[EXPORTER_PORTS[job.job_name], EXPORTER_PORTS[job.job_name]]];
  const roles = (job.kubernetes_sd_configs ?? []).map(({ role }) => role);
  const addresses = (job.relabel_configs ?? []).filter(({ target_label }) => target_label === '__address__');
  const fixedPorts = addresses.flatMap(({ replacement = '' }) => /:(\d+)$/.exec(replacement)?.[1] ?? []).map(Number);
  if (fixedPorts.length > 0 && fixedPorts.length === addresses.length) return fixedPorts.map((port) => [port, port]);
  if (BEHIND_THE_API.includes(job.job_name)) return [[443, 443]];
  const fromTargets = (job.static_configs ?? []).flatMap(({ targets }) =>
    targets.map((target) => portOfTarget(target, job)),
  );
  const known = fromTargets.map((port): PortRange => [port, port]);
  // A pod may serve its metrics on any port: which one is known only when it runs.
  return roles.length > 0 ? [ANY_PORT] : known;
}

function portOfTarget(target: string, job: ScrapeJob): number {
  // A bare IPv6 address ends in a group that looks like a port.
  const port = isIP(target) === 6 ? undefined : /:(\d+)$/.exec(target.replace(/^\[[^\]]*\]/, ''))?.[1];
  return port === undefined ? (job.scheme === 'https' ? 443 : 80) : Number(port);
}
