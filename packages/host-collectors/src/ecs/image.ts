import type { AdotImage } from '@promontory/adot';
import { IMAGE_CATALOGUE } from '@promontory/helm';
import { formatArn, partitionOf } from '@promontory/vocabulary';

/** The collector's image as ECS pulls it: by its digest where one is given. */
export function collectorImage({ repository, tag, digest }: AdotImage = {}): string {
  const { repository: ours, tag: pinned } = IMAGE_CATALOGUE.adot;
  const name = `${repository ?? ours}:${tag ?? pinned}`;
  return digest === undefined ? name : `${name}@${digest}`;
}

/** The ARN of the repository of an image in ECR; undefined for one that is elsewhere. */
export function ecrRepository(image: string): string | undefined {
  const [, account = '', region = '', repository = ''] =
    /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/.exec(image) ?? [];
  if (repository === '') return undefined;
  return formatArn({
    partition: partitionOf(region),
    service: 'ecr',
    region,
    account,
    resource: `repository/${repository}`,
  });
}
