import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { levelOfKinds } from './level.ts';

/** What this terminal can do just now to find out who somebody is. */
export interface Abilities {
  /** A reader with a security module (SAM) is ready. */
  readonly cardReader: boolean;
  /** A code can be scanned, and none was in this session. */
  readonly code: boolean;
  /** A camera that compares faces is ready. */
  readonly camera: boolean;
  /** The platform can be asked; without it no check can be made. */
  readonly online: boolean;
}

/** What a person can still do: put a card down, show a code, look into the camera. */
export type Way = 'CARD' | 'CODE' | 'FACE';

/** Kinds of evidence that a way gives, at best. */
const GAINS: Readonly<Record<Way, readonly EvidenceKind[]>> = {
  CARD: ['ID3', 'CARD'],
  CODE: ['PASSWORD', 'SMS', 'ID3', 'FACE'],
  FACE: ['FACE'],
};

function openWays({ cardReader, code, camera, online }: Abilities): Way[] {
  const open = { CARD: cardReader, CODE: code, FACE: camera };
  return (['CARD', 'CODE', 'FACE'] as const).filter((way) => online && open[way]);
}

/** The fewest things first, then the preferred; a code gives whatever a face does. */
const CHOICES: readonly (readonly Way[])[] = [
  [],
  ['CARD'],
  ['CODE'],
  ['FACE'],
  ['CARD', 'CODE'],
  ['CARD', 'FACE'],
];

/**
 * The fewest things that the person can do to reach `needed`; empty where it is reached. Whether a
 * code brings as much as it may is known only once it was verified.
 *
 * @param inForce kinds of the checks that count already
 */
export function waysFor(
  needed: RealNameLevel,
  inForce: ReadonlySet<EvidenceKind>,
  abilities: Abilities,
): readonly Way[] | 'unreachable' {
  const open = openWays(abilities);
  const enough = CHOICES.filter((ways) => ways.every((way) => open.includes(way))).find((ways) => {
    const gained = ways.flatMap((way) => GAINS[way]);
    return levelOfKinds(new Set([...inForce, ...gained]), abilities.online) >= needed;
  });
  return enough ?? 'unreachable';
}
