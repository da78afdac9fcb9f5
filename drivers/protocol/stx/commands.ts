import type { CardCommand } from '../card/dialect.ts';

/** A command body and how surely it is right. */
interface StxCommand {
  readonly body: readonly [number, number, number];
  /** `published`: seen in public code that speaks to such a reader; `assumed`: nobody says so. */
  readonly known: 'published' | 'assumed';
}

/**
 * Commands of the STX / LRC / 9000 family. It selects by itself, and nothing is published of a
 * security module, of extra addresses or of fingerprints. Reading the number alone is the short way
 * to see whether a card lies there.
 */
export const COMMANDS: Readonly<Partial<Record<CardCommand, StxCommand>>> = {
  find: { body: [0xca, 0x01, 0x02], known: 'published' },
  read: { body: [0xca, 0x01, 0x00], known: 'published' },
};
