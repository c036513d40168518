/** The major part of a version or of a constraint on one: 6 of `~> 6.25`, 1 of `v1.9.1-eksbuild.2`. */
export function majorOf(version: unknown): number | undefined {
  const match = /^[\s^~<>=v]*(\d+)(?![\w])/.exec(String(version ?? ''));
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** What becomes of a version, when its major part changes; undefined when it does not. */
export function majorJump(was: unknown, is: unknown): string | undefined {
  const [before, after] = [majorOf(was), majorOf(is)];
  if (before === undefined || after === undefined || before === after) return undefined;
  return `${after < before ? 'goes back from' : 'goes from'} ${String(was)} to ${String(is)}`;
}
