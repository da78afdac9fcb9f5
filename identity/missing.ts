import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { levelOfKinds } from './level.ts';

/** What this terminal can do just now to find out who somebody is. */
export interface Abilities {
  /** A reader with a security module (SAM) is ready. */
  readonly cardReader: boolean;
  /** A camera that compares faces is ready. */
  readonly camera: boolean;
  /** The platform can be asked; without it no check can be made. */
  readonly online: boolean;
}

/** Kinds that can still be gained: a card gives its three items to be checked, and itself. */
function gainable({ cardReader, camera, online }: Abilities): EvidenceKind[] {
  if (!online) return [];
  return [
    ...(cardReader ? (['ID3', 'CARD'] as const) : []),
    ...(camera ? (['FACE'] as const) : []),
  ];
}

/**
 * The checks that lift the person to `needed`, of those that this terminal can make, and none that
 * could be left out; empty where nothing is missing.
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
