import { parseArn, type Path, type Problem } from '@promontory/vocabulary';
import { type Part, placed } from '../part.js';

/** A key encrypts nothing outside of its Region. */
export function checkKeyRegion(part: Part<unknown>, path: Path, arn: string, region: string): Problem[] {
  const keyRegion = parseArn(arn)?.region;
  if (keyRegion === region) return [];
  return placed(part, path, {
    code: 'ConfigKeyRegion',
    got: `a key in ${keyRegion ?? 'no Region'}`,
    expected: `a key in ${region}, where what it encrypts is`,
    fix: 'use a key of that Region',
  });
}
