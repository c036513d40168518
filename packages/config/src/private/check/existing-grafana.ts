import { parseArn, type Path, type Problem } from '@promontory/vocabulary';
import type { ExistingGrafanaSettings } from '../../environment.js';
import { regionOf, type Wished } from '../build/grafana.js';
import { type Part, placed } from '../part.js';
import { checkReading, type GrafanaSurroundings, LONGEST } from './grafana-reading.js';

/** The longest start of a uid, of 40 characters, that every name of a dashboard fits behind. */
const LONGEST_PREFIX = 21;

/** A Grafana that was made elsewhere: what goes into it reads something, and leaves alone what others put there. */
export function checkExistingGrafana(
  part: Part<Wished<ExistingGrafanaSettings>>,
  around: GrafanaSurroundings,
): Problem[] {
  const { value, doubtful } = part;
  const { existing, region, roleArn, prefix, version } = value;
  const owner = roleArn === undefined ? undefined : parseArn(roleArn)?.account;
  const named = regionOf(existing);
  return [
    ...checkReading(part, [], value, around, LONGEST - Math.min(prefix.length, LONGEST_PREFIX) - 1),
    ...(Number.parseInt(version) >= 9 || doubtful.has('version') || version === ''
      ? []
      : tell(part, ['version'], `Grafana ${version}`, '9.4 or later, which shows rules and alerts', 'raise it there')),
    ...(prefix.length <= LONGEST_PREFIX || doubtful.has('prefix')
      ? []
      : tell(
          part,
          [],
          `the environment ${prefix}, whose name stands in uids of dashboards`,
          `at most ${LONGEST_PREFIX} characters`,
          "write a shorter 'prefix'",
        )),
    ...(named === undefined || named === region || doubtful.has('region')
      ? []
      : tell(part, ['region'], region, `${named}, as the URL says`, 'leave it out')),
    ...(owner === undefined || around.account === undefined || owner === around.account
      ? []
      : tell(
          part,
          ['roleArn'],
          `a role of account ${owner}`,
          `one of account ${around.account}, which permissions can be given to here`,
          "leave it out: there, a role reads by 'queryRoles' of the workspaces (docs/grafana.md)",
        )),
  ];
}

const tell = (part: Part<unknown>, path: Path, got: string, expected: string, fix: string): Problem[] =>
  placed(part, path, { code: 'ConfigGrafana', got, expected, fix });
