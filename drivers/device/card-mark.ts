import { createKeyedHash } from './keyed-hash.ts';

/**
 * Tells a card that is found again from another one, by what the reader answers to find and select.
 * Many readers answer zeros, some the serial number of the card, some may answer what changes
 * anyhow: a difference counts until it was shown to mean nothing, and again once the reader has
 * answered the same twice for one card. Since it may be the number of the card that is answered,
 * only a hash of it is kept.
 */
export interface CardMark {
  /** Remembers what was answered for the card that is being read. */
  keep(answer: Uint8Array): void;
  /** Whether what was answered now seems to belong to another card than the one that is kept. */
  isAnother(answer: Uint8Array): boolean;
  /** It was the same card after all. */
  mistook(): void;
  /** The card is gone. */
  forget(): void;
}

export function createCardMark(): CardMark {
  const hashOf = createKeyedHash();
  let kept: string | undefined;
  let isTrusted = true;

  return {
    keep(answer) {
      kept = hashOf(answer);
    },
    isAnother(answer) {
      const hash = hashOf(answer);
      const before = kept;
      if (before !== undefined && before !== hash && isTrusted) return true;
      if (before === hash) isTrusted = true;
      kept = hash;
      return false;
    },
    mistook() {
      isTrusted = false;
    },
    forget() {
      kept = undefined;
    },
  };
}
