import { createHmac, randomBytes } from 'node:crypto';
import type { IdCard } from '../id-card.ts';

const KEY_BYTES = 32;

/**
 * Which card was told of last, as a hash under a key that is drawn for this memory and never leaves
 * it: nothing of the card can be read from it, and it means nothing anywhere else.
 */
export interface CardMemory {
  remember(card: IdCard): void;
  /** The card has been lifted. */
  forget(): void;
  isEmpty(): boolean;
  /** Whether this is the very card that is remembered; a newer card of the same person is not. */
  isSame(card: IdCard): boolean;
}

export function createCardMemory(): CardMemory {
  const key = randomBytes(KEY_BYTES);
  let hash: string | undefined;

  /** Newest address and fingerprints stay out: a card may be read with them and without. */
  function hashOf({ photo, newestAddress, hasFingerprints, ...fixed }: IdCard): string {
    const text = JSON.stringify(fixed);
    return createHmac('sha256', key).update(text).update(photo).digest('base64');
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
