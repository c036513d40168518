import { type Finding, isMapping, type Path } from '@promontory/vocabulary';
import type { ScrapeJob, ScrapeTarget } from '../scrape-job.js';

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Keys whose value is a secret, and what to write instead. */
const SECRETS: Readonly<Record<string, string>> = {
  password: 'password_file',
  credentials: 'credentials_file',
  client_secret: 'client_secret_file',
  bearer_token: 'bearer_token_file',
  key: 'key_file',
};

/** Whoever a job says it is: the scraper as itself alone, and nobody by a secret that would land in plans and states. */
export function checkAuthorization(job: ScrapeJob, at: Path, target: ScrapeTarget): Finding[] {
  return [...plainSecrets(job, at), ...(target === 'managed-scraper' ? scraperToken(job, at) : [])];
}

function plainSecrets(value: unknown, at: Path): Finding[] {
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): Finding[] => {
    const instead = SECRETS[key];
    if (instead === undefined || typeof inner !== 'string') {
      return ['basic_auth', 'authorization', 'oauth2', 'tls_config'].includes(key)
        ? plainSecrets(inner, [...at, key])
        : [];
    }
    return [
      {
        code: 'ScrapeConfigSecret',
        path: [...at, key],
        // Never the value.
        got: `a secret in plain text (${key})`,
        expected: 'secrets in files that are mounted into the collector',
        fix: `write ${instead} with the path of the file`,
      },
    ];
  });
}

function scraperToken(job: ScrapeJob, at: Path): Finding[] {
  const { authorization, bearer_token_file: tokenFile } = job;
  if (authorization === undefined && tokenFile === undefined) return [];
  const file = isMapping(authorization) ? authorization['credentials_file'] : tokenFile;
  const type = isMapping(authorization) ? (authorization['type'] ?? 'Bearer') : 'Bearer';
  if (file === TOKEN && type === 'Bearer') return [];
  return [
    {
      code: 'ScrapeConfigAuthorization',
      path: [...at, authorization === undefined ? 'bearer_token_file' : 'authorization'],
      got: `${String(type)} with ${String(file)}`,
      expected: `Bearer with credentials_file ${TOKEN}`,
      fix: 'leave authorization out, or write exactly this',
    },
  ];
}
