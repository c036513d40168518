import type { DashboardDefinition, PanelDefinition } from '../definition.js';

/** Where a panel or the header of a row stands. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The header of a row, or a panel under it. */
export type Placed =
  { readonly row: string; readonly at: Place } | { readonly panel: PanelDefinition; readonly at: Place };

const COLUMNS = 24;

/** Panels from left to right, on to the next line where they do not fit; a row that has none left goes too. */
export function layOut(rows: DashboardDefinition['rows'], leaveOut: readonly string[] = []): Placed[] {
  const placed: Placed[] = [];
  let y = 0;
  for (const [row, all] of Object.entries(rows)) {
    const panels = all.filter(({ title }) => !leaveOut.includes(`${row}/${title}`));
    if (panels.length === 0) continue;
    placed.push({ row, at: { x: 0, y, w: COLUMNS, h: 1 } });
    y += 1;
    let x = 0;
    let tallest = 0;
    for (const panel of panels) {
      if (x + panel.width > COLUMNS) {
        y += tallest;
        x = 0;
        tallest = 0;
      }
      placed.push({ panel, at: { x, y, w: panel.width, h: panel.height } });
      x += panel.width;
      tallest = Math.max(tallest, panel.height);
    }
    y += tallest;
  }
  return placed;
}
