import type { Finding, Path } from '@promontory/vocabulary';
import { isMapping } from '@promontory/vocabulary';

/** Steps of a price rise, and the last one is open: otherwise there would be samples without a price. */
export function checkCostEstimate(raw: unknown): Finding[] {
  const prices = isMapping(raw) && isMapping(raw['prices']) ? raw['prices'] : {};
  return Object.entries(prices).flatMap(([region, own]) => {
    const steps: unknown = isMapping(own) ? own['ingestion'] : undefined;
    return Array.isArray(steps) ? checkSteps(steps, ['costs', 'prices', region, 'ingestion']) : [];
  });
}

function checkSteps(steps: readonly unknown[], at: Path): Finding[] {
  const ends = steps.map((step) => (isMapping(step) ? step['upTo'] : undefined));
  return ends.flatMap((end, index): Finding[] => {
    const isLast = index === ends.length - 1;
    const before = ends[index - 1];
    if (isLast && end === undefined) return [];
    const rises = typeof end === 'number' && (typeof before !== 'number' || end > before);
    if (!isLast && rises) return [];
    return [
      {
        code: 'ConfigPriceSteps',
        path: [...at, index, 'upTo'],
        got: end === undefined ? 'a step without an end before others' : `an end at ${JSON.stringify(end)}`,
        expected: "rising ends, and a last step without 'upTo'",
        fix: isLast ? "leave out 'upTo' of the last step" : 'order the steps by their ends',
      },
    ];
  });
}
