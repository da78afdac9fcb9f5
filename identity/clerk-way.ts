import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { levelByPolicy, type LevelPolicy } from './level.ts';
import type { Abilities } from './ways.ts';

/** What is needed for a clerk's comparison: the card, where it does not lie there yet, and the clerk. */
export type ClerkWay = readonly ['CLERK'] | readonly ['CARD', 'CLERK'];

export interface ClerkAbilities extends Pick<Abilities, 'cardReader' | 'online'> {
  /** Somebody serves here, who sees the person. */
  readonly clerk: boolean;
  /** The person's card has been read in this session. */
  readonly hasCard: boolean;
}

/**
 * How a clerk's comparison of face and card photo (人证比对) would reach `needed`; `undefined` where the
 * policy does not let it count, nobody could make it, or it would not be enough.
 *
 * @param inForce kinds of the checks that count already
 */
export function clerkWayFor(
  needed: RealNameLevel,
  inForce: ReadonlySet<EvidenceKind>,
  policy: LevelPolicy,
  { clerk, hasCard, cardReader, online }: ClerkAbilities,
): ClerkWay | undefined {
  const gains = (more: readonly EvidenceKind[]): boolean =>
    levelByPolicy(new Set([...inForce, ...more]), online, policy) >= needed;
  if (!policy.acceptsManual || !clerk || !online) return undefined;
  if (hasCard) return gains(['MANUAL']) ? ['CLERK'] : undefined;
  return cardReader && gains(['ID3', 'CARD', 'MANUAL']) ? ['CARD', 'CLERK'] : undefined;
}
