import type { DashboardOptions } from '../options.js';

/** The tag of all dashboards, and what their uids begin with unless that is said otherwise. */
export const TAG = 'promontory';

/** The uid of a dashboard: what links and bookmarks lead to, so it never changes. */
export const uidOf = (name: string, { uidPrefix = TAG }: Pick<DashboardOptions, 'uidPrefix'>): string =>
  `${uidPrefix}-${name}`;
