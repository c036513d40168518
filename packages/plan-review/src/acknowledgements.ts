import { didYouMean, type Finding as DocumentFinding, isMapping, type Problem } from '@promontory/vocabulary';
import { readYaml } from '@promontory/yaml-document';

/** A finding that somebody has read and accepted. */
export interface Acknowledgement {
  /** The rule's id. */
  readonly rule: string;
  /** The construct's path, exactly. */
  readonly path: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it holds: YYYY-MM-DD. */
  readonly expires: string;
}

const KEYS = ['rule', 'path', 'reason', 'owner', 'expires'] as const;

/** Reads acknowledgements.yaml. */
export function readAcknowledgements(
  text: string,
  file: string,
  rules: readonly string[],
): { readonly acknowledgements: readonly Acknowledgement[]; readonly problems: readonly Problem[] } {
  const document = readYaml(text, file);
  if (document.problems.length > 0) return { acknowledgements: [], problems: document.problems };
  const findings = checkFile(document.value, rules);
  const { acknowledgements } = document.value as { acknowledgements: readonly Acknowledgement[] };
  return findings.length > 0
    ? { acknowledgements: [], problems: document.place(findings) }
    : { acknowledgements, problems: [] };
}

function checkFile(value: unknown, rules: readonly string[]): DocumentFinding[] {
  const list = isMapping(value) ? value['acknowledgements'] : undefined;
  if (!Array.isArray(list)) {
    return [
      {
        code: 'ReviewAcknowledgements',
        path: [],
        got: "no list 'acknowledgements'",
        expected: "'acknowledgements', a list",
        fix: "write 'acknowledgements: []'",
      },
    ];
  }
  return list.flatMap((entry, index) => checkEntry(entry, index, rules));
}

function checkEntry(entry: unknown, index: number, rules: readonly string[]): DocumentFinding[] {
  const at = ['acknowledgements', index];
  const say = (key: string | undefined, got: string, expected: string, fix: string): DocumentFinding => ({
    code: 'ReviewAcknowledgements',
    path: key === undefined ? at : [...at, key],
    got,
    expected,
    fix,
  });
  if (!isMapping(entry)) return [say(undefined, 'no mapping', KEYS.join(', '), 'write these keys')];
  const findings = Object.keys(entry)
    .filter((key) => !(KEYS as readonly string[]).includes(key))
    .map((key) => {
      const near = didYouMean(key, KEYS);
      return say(
        key,
        `the unknown key ${key}`,
        KEYS.join(', '),
        near === undefined ? 'remove it' : `did you mean ${near}?`,
      );
    });
  for (const key of KEYS) {
    const value = entry[key];
    if (typeof value !== 'string' || value.trim() === '') {
      findings.push(
        say(
          key in entry ? key : undefined,
          `no ${key}`,
          `a text for '${key}'`,
          key === 'expires' ? "write a day in quotes: '2027-01-31'" : 'add it',
        ),
      );
    } else if (key === 'rule' && !rules.includes(value)) {
      const near = didYouMean(value, rules);
      findings.push(
        say(key, value, `one of ${rules.join(', ')}`, near === undefined ? 'name a rule' : `did you mean ${near}?`),
      );
    } else if (key === 'expires' && (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))) {
      findings.push(say(key, value, 'a day as YYYY-MM-DD', 'write the last day on which it holds'));
    }
  }
  return findings;
}
