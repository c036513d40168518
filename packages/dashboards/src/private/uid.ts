/** The uid of a dashboard: what links and bookmarks lead to, so it never changes. */
export const uidOf = (name: string): string => `promontory-${name}`;
