/** The id of a workspace, of its ARN or as it is; undefined for what is neither. */
export function workspaceIdOf(text: string | undefined): string | undefined {
  return /^(?:.*:workspace\/)?(ws-[0-9a-z-]+)$/.exec(text ?? '')?.[1];
}

/** The id of a scraper, of its ARN or as it is. */
export function scraperIdOf(text: string | undefined): string | undefined {
  return /^(?:.*:scraper\/)?(s-[0-9a-z-]+)$/.exec(text ?? '')?.[1];
}

/** Workspace and name of a namespace of rules, of its ARN. */
export function namespaceOf(
  arn: string | undefined,
): { readonly workspaceId: string; readonly name: string } | undefined {
  const found = /:rulegroupsnamespace\/(ws-[^/]+)\/([^/]+)$/.exec(arn ?? '');
  return found === null ? undefined : { workspaceId: found[1] ?? '', name: found[2] ?? '' };
}
