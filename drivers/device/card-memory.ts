import type { IdCard } from '../id-card.ts';
import { createKeyedHash } from './keyed-hash.ts';

/** Which card was told of last, as a hash from which nothing of the card can be read. */
export interface CardMemory {
  remember(card: IdCard): void;
  /** The card has been lifted. */
  forget(): void;
  isEmpty(): boolean;
  /** Whether this is the very card that is remembered; a newer card of the same person is not. */
  isSame(card: IdCard): boolean;
}

export function createCardMemory(): CardMemory {
  const keyedHash = createKeyedHash();
  let hash: string | undefined;

  /** Newest address and fingerprints stay out: a card may be read with them and without. */
  function hashOf({ photo, newestAddress, hasFingerprints, ...fixed }: IdCard): string {
    return keyedHash(JSON.stringify(fixed), photo);
  }

  return {
    remember(card) {
      hash = hashOf(card);
    },
    forget() {
      hash = undefined;
    },
    isEmpty: () => hash === undefined,
    isSame: (card) => hash === hashOf(card),
  };
}
