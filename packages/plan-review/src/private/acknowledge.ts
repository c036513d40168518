import type { Acknowledgement } from '../acknowledgements.js';
import type { Finding } from '../report.js';

/** Marks what was accepted. What was accepted for too long, or is no longer found, is a finding itself. */
export function acknowledge(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
  today: string,
): Finding[] {
  const about = (entry: Acknowledgement, rule: string, message: string, fix: string): Finding => ({
    rule,
    severity: 'warning',
    stack: entry.path.split('/')[0] ?? '',
    path: entry.path,
    message,
    why: 'An acknowledgement that nobody looks after hides the next real finding.',
    fix,
  });
  const valid = acknowledgements.filter(({ expires }) => expires >= today);
  const marked = findings.map((finding): Finding => {
    const entry = valid.find(({ rule, path }) => rule === finding.rule && path === finding.path);
    return entry === undefined
      ? finding
      : { ...finding, acknowledged: { reason: entry.reason, owner: entry.owner, expires: entry.expires } };
  });
  const expired = acknowledgements
    .filter((entry) => !valid.includes(entry))
    .map((entry) =>
      about(
        entry,
        'review/acknowledgement-expired',
        `The acknowledgement of ${entry.rule} by ${entry.owner} expired on ${entry.expires}.`,
        'Decide again: renew it or remove it.',
      ),
    );
  const unmatched = valid
    .filter(({ rule, path }) => !findings.some((finding) => finding.rule === rule && finding.path === path))
    .map((entry) =>
      about(
        entry,
        'review/acknowledgement-unmatched',
        `The acknowledgement of ${entry.rule} matches nothing in this change.`,
        'Remove it, or mend its path.',
      ),
    );
  return [...marked, ...expired, ...unmatched];
}
