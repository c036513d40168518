import type { Problem } from '@promontory/vocabulary';
import type { CollectorSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';
import type { Networks } from './cluster-network.js';

const IN_ECR = /^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com/;

/** Images and programs that a network without internet does not reach. */
export function warnOfHostImages(part: Part<CollectorSettings>, { known }: Networks): Problem[] {
  const { value } = part;
  const uses = value.network === undefined ? undefined : known.get(value.network)?.value.uses;
  if (uses === undefined) return [];
  if ('program' in value) {
    if (value.program.kind !== 'download' || value.program.url.startsWith('s3://')) return [];
    return placed(part, ['program', 'url'], {
      code: 'ConfigNetworkProgram',
      got: value.program.url,
      expected: 'a copy in S3, for servers without internet',
      fix: "copy it there and write 's3://bucket/key', or bring it along on the image (kind 'installed')",
    });
  }
  if (uses.images !== 'ecr') return [];
  const containers = value.kind === 'ecs-sidecar' ? value.containers : [];
  const images = [
    value.image.repository ?? 'public.ecr.aws/aws-observability/aws-otel-collector',
    ...containers.flatMap(({ image }) => (typeof image === 'string' ? image : [])),
  ].filter((image) => !IN_ECR.test(image));
  if (images.length === 0) return [];
  return placed(part, ['network'], {
    code: 'ConfigNetworkImages',
    got: `images of ${images.join(', ')}`,
    expected: 'images in ECR, for tasks without internet',
    fix: "copy them there and name the copies, or write 'images: elsewhere' in the network's 'uses'",
  });
}
