import { isIP } from 'node:net';
import type { Finding, Path } from '@promontory/vocabulary';
import type { ScrapeJob, ScrapeTarget } from '../scrape-job.js';

/** A job finds its targets somehow, and the managed scraper, which resolves no names, finds them by address. */
export function checkTargets(job: ScrapeJob, at: Path, target: ScrapeTarget): Finding[] {
  const sources = Object.entries(job).filter(([key]) => /^static_configs$|_sd_configs$/.test(key));
  if (sources.every(([, found]) => !Array.isArray(found) || found.length === 0)) {
    return [
      {
        code: 'ScrapeConfigNoTargets',
        path: at,
        got: `the job ${JSON.stringify(job.job_name)} without targets`,
        expected:
          target === 'prometheus'
            ? "'static_configs', 'kubernetes_sd_configs' or another discovery"
            : "'kubernetes_sd_configs' or 'static_configs'",
        fix: 'say where the targets come from',
      },
    ];
  }
  if (target !== 'managed-scraper') return [];
  return (job.static_configs ?? []).flatMap(({ targets }, block) =>
    targets.flatMap((address, index): Finding[] =>
      isIpTarget(address)
        ? []
        : [
            {
              code: 'ScrapeConfigStaticTarget',
              path: [...at, 'static_configs', block, 'targets', index],
              got: address,
              expected: 'an IP address, with or without a port: the managed scraper resolves no names',
              fix: 'write the address, or discover the target with kubernetes_sd_configs',
            },
          ],
    ),
  );
}

function isIpTarget(address: string): boolean {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(address);
  if (bracketed?.[1] !== undefined) return isIP(bracketed[1]) === 6;
  return isIP(address) === 6 || isIP(address.replace(/:\d{1,5}$/, '')) === 4;
}
