import { podIdentityFinding, prometheusCan } from '@promontory/amp-facts';
import { IMAGE_CATALOGUE } from '@promontory/helm';
import type { KnownPrometheus } from '@promontory/prometheus-writer';
import type { Finding } from '@promontory/vocabulary';

/** Who signs what is sent, and whether that one finds credentials by Pod Identity. */
export interface Signing {
  readonly signer: 'prometheus' | 'proxy';
  readonly podIdentity: Finding | undefined;
}

/** Prometheus itself, or the proxy beside one that is too old to. */
export function signerOf({ version, podIdentity }: KnownPrometheus): Signing {
  if (prometheusCan(version, 'sigv4')) return { signer: 'prometheus', podIdentity };
  return {
    signer: 'proxy',
    podIdentity: podIdentityFinding('aws-sigv4-proxy', IMAGE_CATALOGUE['aws-sigv4-proxy'].tag),
  };
}
