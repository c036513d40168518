import type { Finding, Path } from '@promontory/vocabulary';

/** Which lines of Kubecost read and write AMP, and what that is known from. */
export const KUBECOST_SUPPORT = {
  /** The last line that does. */
  last: '2.8',
  source: 'charts cost-analyzer 2.8.7 and 2.9.7, kubecost 3.2.1; Kubecost on AMP in the EKS user guide; 2026-11',
} as const;

/**
 * Why a version of Kubecost cannot be used with AMP; undefined when it can.
 *
 * @param version of the chart or of the EKS add-on: `2.8.7`, `v2.8.7-eksbuild.1`
 * @param path where the version is said
 */
export function kubecostFinding(version: string, path: Path = []): Finding | undefined {
  const numbers = /^v?(\d+)\.(\d+)\.\d+/.exec(version);
  const [major, minor] = [Number(numbers?.[1]), Number(numbers?.[2])];
  if (major === 2 && minor <= 8) return undefined;
  const refused = { path, got: `Kubecost ${version}`, expected: `2.0 to ${KUBECOST_SUPPORT.last}` };
  if (numbers === null || major < 2) {
    return {
      ...refused,
      code: 'KubecostVersion',
      expected: `${refused.expected}, in full, such as 2.8.7 (${KUBECOST_SUPPORT.source})`,
      fix: 'name a version of that line, or use OpenCost',
    };
  }
  return {
    ...refused,
    code: 'KubecostWithoutAmp',
    expected: `${refused.expected}: ${why(major)} (${KUBECOST_SUPPORT.source})`,
    fix: 'stay with 2.8, or use OpenCost, whose current line reads AMP',
  };
}

function why(major: number): string {
  return major === 2
    ? '2.9 is a bridge to 3, and does not start without the agent of 3'
    : 'since 3 Kubecost keeps its data in S3 and ClickHouse, and its chart refuses AMP';
}
