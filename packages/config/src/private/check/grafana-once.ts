import type { Problem } from '@promontory/vocabulary';
import type { ExistingGrafanaSettings } from '../../environment.js';
import type { Wished } from '../build/grafana.js';
import { type Part, placed } from '../part.js';

/** A Grafana that was made elsewhere, among those of all environments that are read together. */
export interface GrafanaGuest {
  readonly environment: string;
  readonly part: Part<Wished<ExistingGrafanaSettings>>;
}

/** Something that another environment delivers under the same names. */
export interface GrafanaClash {
  readonly guest: GrafanaGuest;
  readonly problem: Problem;
}

/** Several environments deliver into one Grafana under prefixes of their own: else each would overwrite the other. */
export function checkGrafanaOnce(guests: readonly GrafanaGuest[]): GrafanaClash[] {
  const first = new Map<string, string>();
  return guests.flatMap((guest) => {
    const { existing, prefix } = guest.part.value;
    const id = /g-[0-9a-f]{10}/.exec(existing)?.[0];
    if (id === undefined) return [];
    const key = `${id} ${prefix.toLowerCase()}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, guest.environment);
    if (other === undefined || other === guest.environment) return [];
    return placed(guest.part, [], {
      code: 'ConfigGrafanaTwice',
      got: `the prefix ${prefix}, under which the environment ${other} delivers into ${id} already`,
      expected: 'a prefix of its own for each environment: else each overwrites the other',
      fix: "write another 'prefix'",
    }).map((problem) => ({ guest, problem }));
  });
}
