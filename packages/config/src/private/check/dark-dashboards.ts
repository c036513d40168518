import type { Path, Problem } from '@promontory/vocabulary';
import type { ChosenDashboards } from '../build/dashboards.js';
import { type Part, placed } from '../part.js';

/** What fits in a line or two. */
const MOST = 4;

/** Dashboards that were asked for by name, whose panels read what nothing produces; and a Grafana without any. */
export function warnOfDarkDashboards(part: Part<unknown>, at: Path, { choices, dark }: ChosenDashboards): Problem[] {
  if (choices.length === 0) {
    return placed(part, at, {
      code: 'ConfigNoDashboards',
      got: 'no dashboard of which half the panels are sure to show something',
      expected: 'clusters with presets, and workspaces with packs, that fill some',
      fix: "turn on presets and packs, name dashboards in 'dashboards.also', or write 'dashboards: false'",
    });
  }
  return dark.flatMap(({ name, panels, switches }) =>
    placed(part, [...at, 'dashboards', 'also'], {
      code: 'ConfigDarkPanels',
      got: `${listed(panels)} of the dashboard ${name}, which read what nothing produces`,
      expected: 'metrics that a cluster which writes to these workspaces produces',
      fix: `${listed(switches)}; or take it out of 'also'`,
    }),
  );
}

function listed(texts: readonly string[]): string {
  const more = texts.length - MOST;
  return `${texts.slice(0, MOST).join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}
