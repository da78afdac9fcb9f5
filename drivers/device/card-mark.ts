/**
 * Tells a card that is found again from another one, by what the reader answers to find and select.
 * Many readers answer zeros, some the serial number of the card, some may answer what changes
 * anyhow: so a difference counts only once the reader has answered the same twice for one card.
 */
export interface CardMark {
  /** Remembers what was answered for the card that is being read. */
  keep(answer: Uint8Array): void;
  /** Whether what was answered now belongs to another card than the one that is kept. */
  isAnother(answer: Uint8Array): boolean;
  /** The card is gone; overwrites what was kept of it. */
  forget(): void;
}

export function createCardMark(): CardMark {
  let kept: Uint8Array = new Uint8Array();
  let isTrusted = false;

  function keep(answer: Uint8Array): void {
    kept.fill(0);
    kept = Uint8Array.from(answer);
  }

  return {
    keep,
    isAnother(answer) {
      if (kept.length === 0) {
        keep(answer);
        return false;
      }
      const isSame = answer.length === kept.length && answer.every((byte, at) => byte === kept[at]);
      if (!isSame && isTrusted) return true;
      if (isSame) isTrusted = true;
      else keep(answer);
      return false;
    },
    forget: () => keep(new Uint8Array()),
  };
}
