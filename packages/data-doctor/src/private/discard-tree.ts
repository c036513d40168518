import { vendedSums } from '@promontory/amp-client';
import { DISCARD_REASONS, type DiscardReason, runbookOf } from '@promontory/amp-facts';
import type { Finding } from '../finding.js';
import type { Patient } from '../patient.js';
import { attempt } from './attempt.js';

/** How far back is looked. Seconds. */
const WINDOW = 3600;

/** What AMP dropped within the last hour, by reason. */
export async function* discardTree(patient: Patient): AsyncGenerator<Finding> {
  const step = 'discarded';
  const reasons = Object.keys(DISCARD_REASONS) as DiscardReason[];
  const asked = await attempt({ step, subject: patient.workspaceId, what: 'CloudWatch' }, () =>
    vendedSums(
      patient.connection,
      patient.workspaceId,
      reasons.map((Reason) => ({ name: 'DiscardedSamples', dimensions: { Reason } })),
      patient.ago(WINDOW),
    ),
  );
  if ('refused' in asked) {
    yield asked.refused;
    return;
  }
  const dropped = reasons.flatMap((reason, index) => {
    const sum = asked.value[index] ?? 0;
    return sum > 0 ? [{ reason, sum }] : [];
  });
  if (dropped.length === 0) {
    yield { step, subject: patient.workspaceId, status: 'ok', found: 'nothing was dropped within the last hour' };
  }
  for (const { reason, sum } of dropped.sort((one, other) => other.sum - one.sum)) {
    const { cause, meaning } = DISCARD_REASONS[reason];
    yield {
      step,
      subject: reason,
      // A limit loses whatever comes next; a sample at fault loses itself.
      status: cause === 'limit' ? 'problem' : 'warning',
      found: `${sum.toLocaleString('en-US')} samples dropped within the last hour: ${meaning}`,
      fix: cause === 'limit' ? 'send less, or have the quota raised' : 'mend the sender',
      more: `docs/runbooks/${runbookOf(`discarded-${reason}`)}`,
    };
  }
}
