import type { Attributes } from '../change.js';
import { mappingsOf, readValues, valuesOf } from '../private/helm/values.js';
import { isKept, ofType, say } from '../private/rule-kit.js';
import { majorJump } from '../private/version.js';
import type { Rule } from '../rule.js';

/** An agent becomes another program under the same name. */
export const helmImageNoMajorJump: Rule = {
  id: 'helm/image-no-major-jump',
  severity: 'warning',
  summary: 'The image of an agent changes its major version.',
  why: 'A major version of Prometheus, a collector or an exporter drops flags and metrics: it does not start, or rules fall silent.',
  fix: 'Read the release notes, and try it in another environment first.',
  check: ({ changes }) =>
    ofType(changes, 'helm_release', 'aws_eks_addon')
      .filter(isKept)
      .flatMap((change) => {
        const [before, after] = [imagesOf(change.before), imagesOf(change.after)];
        if (before === undefined || after === undefined)
          return [say(change, 'Whether images change cannot be told: the values cannot be read.')];
        return [...before].flatMap(([path, was]) => {
          const jump = majorJump(was, after.get(path));
          return jump === undefined ? [] : [say(change, `${path} ${jump}.`)];
        });
      }),
};

/** Versions of images by the path at which the values name them; undefined when the values cannot be read. */
function imagesOf(attributes: Attributes | undefined): ReadonlyMap<string, string> | undefined {
  const values =
    attributes?.['configuration_values'] === undefined
      ? valuesOf(attributes)
      : readValues(attributes['configuration_values']);
  if (values === undefined) return undefined;
  const images = new Map<string, string>();
  for (const [path, mapping] of mappingsOf(values)) {
    const { tag, image } = mapping;
    const at = (key: string): string => [...path, key].join('.');
    if ((typeof tag === 'string' || typeof tag === 'number') && (path.at(-1) === 'image' || 'repository' in mapping))
      images.set(at('tag'), String(tag));
    const written = typeof image === 'string' ? /:([\w.-]+)$/.exec(image)?.[1] : undefined;
    if (written !== undefined) images.set(at('image'), written);
  }
  return images;
}
