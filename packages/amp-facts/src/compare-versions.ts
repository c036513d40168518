/**
 * Which of two versions is newer, by their first three numbers: negative when `version` is older. Undefined when one does
 * not begin with a number. A release candidate counts as its release.
 */
export function compareVersions(version: string, since: string): number | undefined {
  const [found, wanted] = [version, since].map((text) => /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?![.\w])/.exec(text));
  if (!found || !wanted) return undefined;
  for (const part of [1, 2, 3]) {
    const difference = Number(found[part] ?? 0) - Number(wanted[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
