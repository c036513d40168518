/** Whether a version of three numbers is another, or later. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number));
  const differing = a?.findIndex((number, index) => number !== b?.[index]) ?? -1;
  return differing === -1 || (a?.[differing] ?? 0) > (b?.[differing] ?? 0);
}
