import { didYouMean, type Finding, isMapping, type Path } from '@promontory/vocabulary';
import type { ScrapeJob, ScrapeTarget } from '../scrape-job.js';

/** What the managed scraper's Kubernetes permissions let it list. */
const SCRAPER_ROLES = ['node', 'pod', 'service', 'endpoints', 'ingress'];

/** How a custom job finds its targets: roles that exist, lists that are lists. */
export function checkDiscovery(job: ScrapeJob, at: Path, target: ScrapeTarget): Finding[] {
  const roles = target === 'prometheus' ? [...SCRAPER_ROLES, 'endpointslice'] : SCRAPER_ROLES;
  const discoveries: readonly unknown[] = Array.isArray(job.kubernetes_sd_configs) ? job.kubernetes_sd_configs : [];
  const statics: readonly unknown[] = Array.isArray(job.static_configs) ? job.static_configs : [];
  return [
    ...discoveries.flatMap((discovery, index) => checkRole(discovery, [...at, 'kubernetes_sd_configs', index], roles)),
    ...statics.flatMap((block, index) => checkStatic(block, [...at, 'static_configs', index])),
  ];
}

function checkRole(discovery: unknown, at: Path, roles: readonly string[]): Finding[] {
  const role = isMapping(discovery) ? discovery['role'] : undefined;
  if (typeof role === 'string' && roles.includes(role)) return [];
  const near = didYouMean(String(role), roles);
  const fix =
    role === 'endpointslice'
      ? "use 'endpoints': the scraper's Kubernetes permissions do not reach endpoint slices"
      : near === undefined
        ? 'write one of these'
        : `did you mean ${near}?`;
  const got = role === undefined ? 'no role' : String(role);
  return [{ code: 'ScrapeConfigRole', path: [...at, 'role'], got, expected: roles.join(', '), fix }];
}

function checkStatic(block: unknown, at: Path): Finding[] {
  const targets = isMapping(block) ? block['targets'] : undefined;
  if (Array.isArray(targets) && targets.every((address) => typeof address === 'string')) return [];
  return [
    {
      code: 'ScrapeConfigKind',
      path: at,
      got: 'no list of targets',
      expected: "'targets': a list of addresses",
      fix: "write targets: ['10.0.0.1:9100']",
    },
  ];
}
