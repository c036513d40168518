import type { Finding } from '@promontory/vocabulary';

/** Bounds: AMP user guide, "Tagging", 2026-07. The controller adds four tags of its own, and Promontory's one. */
const MOST = 45;
const KEY = /^(?!aws:)[\p{L}\p{N}\s.:+=@_/-]{1,128}$/iu;
const VALUE = /^(?!aws:)[\p{L}\p{N}\s.:+=@_/-]{0,256}$/iu;

/** Tags that AMP refuses. */
export function checkTags(tags: Readonly<Record<string, string>> = {}): Finding[] {
  const entries = Object.entries(tags);
  const findings = entries
    .filter(([key, value]) => !KEY.test(key) || !VALUE.test(value))
    .map(([key, value]): Finding => ({
      code: 'AckTag',
      path: ['spec', 'tags', key],
      got: `${key}=${value}`,
      expected: "letters, digits, spaces and . : + = @ _ / -, at most 128 and 256, neither beginning with 'aws:'",
      fix: 'rename it',
    }));
  if (entries.length > MOST) {
    findings.push({
      code: 'AckTags',
      path: ['spec', 'tags'],
      got: `${entries.length} tags`,
      expected: `at most ${MOST}: 50, less those that the controller adds`,
      fix: 'remove some',
    });
  }
  return findings;
}
