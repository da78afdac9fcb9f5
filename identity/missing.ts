import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { levelOfKinds } from './level.ts';
import { gainable, type Abilities } from './ways.ts';

/**
 * The kinds of evidence that lift the person to `needed`, of those that this terminal can still gain,
 * and none that could be left out; empty where nothing is missing.
 *
 * @param inForce kinds of the checks that count already
 */
export function missingFor(
  needed: RealNameLevel,
  inForce: ReadonlySet<EvidenceKind>,
  abilities: Abilities,
): readonly EvidenceKind[] | 'unreachable' {
  const reaches = (more: readonly EvidenceKind[]): boolean =>
    levelOfKinds(new Set([...inForce, ...more]), abilities.online) >= needed;
  const all = gainable(abilities);
  if (!reaches(all)) return 'unreachable';
  return all.reduce((kept, kind) => {
    const fewer = kept.filter((other) => other !== kind);
    return reaches(fewer) ? fewer : kept;
  }, all);
}
