import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { levelOfKinds } from './level.ts';

/** Every kind that some terminal can gain; the first ones are left out first. */
const GAINABLE: readonly EvidenceKind[] = ['ID3', 'CARD', 'PASSWORD', 'SMS', 'FACE'];

/**
 * The kinds of evidence that would lift the person to `needed`, and none that could be left out; empty
 * where nothing is missing. What this terminal can do about it, see `waysFor`.
 *
 * @param inForce kinds of the checks that count already
 */
export function missingFor(
  needed: RealNameLevel,
  inForce: ReadonlySet<EvidenceKind>,
): readonly EvidenceKind[] {
  return GAINABLE.reduce((kept, kind) => {
    const fewer = kept.filter((other) => other !== kind);
    const isEnough = levelOfKinds(new Set([...inForce, ...fewer]), true) >= needed;
    return isEnough ? fewer : kept;
  }, GAINABLE);
}
