/** Who held the goods from the day they were received to the day they were examined. */
import type { Case } from './case.ts';
import { sameName } from './names.ts';

/**
 * Follows the hand-overs in the order of their dates: each must be by the one who holds the goods, and the last one must have handed them
 * to the examiner. Nothing is asked while the receiver or the examiner is unknown: those are findings of their own.
 */
export function chainFindings({ steps, step, say }: Case): void {
  const receipt = step('receipt');
  let holder = receipt?.by ?? '';
  for (const one of steps) {
    if (one.kind !== 'handover') continue;
    if (holder !== '' && one.by !== '' && !sameName(holder, one.by))
      say('warning', `steps/${one.id}/by`, 'purchase.chain-gap', { from: one.by, holder });
    if (one.to !== '') holder = one.to;
  }
  const examiner = step('examination')?.by ?? '';
  if (holder !== '' && examiner !== '' && !sameName(holder, examiner))
    say('warning', 'steps/handover', 'purchase.chain-open', { holder, examiner });
}
