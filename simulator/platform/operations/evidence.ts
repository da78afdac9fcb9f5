import type { AssertedEvidence, VerifyReply } from '../../../contract/platform/code-system.ts';
import type { Citizen } from '../../control-api.ts';

type Asserted = AssertedEvidence['kind'];
/** What a level can rest on: what was checked, and a card that its issuer calls normal. */
export type Kind = Asserted | 'CARD';

/** Lowest level (GB/T 39047 table 1) that has any use for a kind of check. */
const LEVEL_OF_KIND: Readonly<Record<Kind, number>> = {
  PASSWORD: 1,
  SMS: 2,
  SS: 3,
  ID3: 3,
  FACE: 4,
  CARD: 5,
};

/**
 * Real-name level (实名等级) of these checks together, at most `maxLevel`. Written a second time from
 * the table, so that terminal and platform check each other.
 */
export function realNameLevel(kinds: readonly Kind[], maxLevel: number): number {
  const counted = new Set(kinds.filter((kind) => LEVEL_OF_KIND[kind] <= maxLevel));
  const isKnown = counted.has('ID3') || counted.has('SS');
  if (isKnown && counted.has('FACE')) return counted.has('CARD') ? 5 : 4;
  if (isKnown) return 3;
  return counted.has('SMS') ? 2 : counted.has('PASSWORD') ? 1 : 0;
}

/** What the code system asserts of checks that were passed at `at`; none above `maxLevel`. */
export function asserted(
  kinds: readonly Asserted[],
  maxLevel: number,
  source: Omit<AssertedEvidence, 'kind'>,
): VerifyReply['evidence'] {
  return kinds
    .filter((kind) => LEVEL_OF_KIND[kind] <= maxLevel)
    .map((kind) => ({ kind, ...source }));
}

/** How the code systems have checked this citizen before; nothing for who has no app. */
export function knownChecks(citizen: Citizen | undefined): readonly Asserted[] {
  return citizen?.evidence ?? [];
}
