/** Longest answer of a scanner to a command; what is longer is text. */
export const ANSWER_CAP_BYTES = 256;

/** Whether bytes begin with an answer: `no`, perhaps (`more` bytes will tell), or how long it is. */
export type Recognition = 'no' | 'more' | number;

export interface AnswerFilter {
  /** Tells the parts of a stream apart and hands each on, in order. */
  push(
    bytes: Uint8Array,
    recognise: (bytes: Uint8Array) => Recognition,
    to: { text(bytes: Uint8Array): void; answer(bytes: Uint8Array): void },
  ): void;
  /** Half an answer is held back. */
  pending(): boolean;
  /** The other half will not come: forgets what is held back. */
  drop(): void;
}

/**
 * Takes the answers to commands out of a stream of scanned text, wherever they stand in it. Bytes
 * that turn out to be no answer are text after all, in their old order.
 */
export function createAnswerFilter(): AnswerFilter {
  const held = new Uint8Array(ANSWER_CAP_BYTES);
  let length = 0;

  function release(count: number): Uint8Array {
    const bytes = held.slice(0, count);
    held.copyWithin(0, count, length);
    held.fill(0, length - count, length);
    length -= count;
    return bytes;
  }

  return {
    push(bytes, recognise, to) {
      let text: number[] = [];
      function flush(): void {
        if (text.length > 0) to.text(Uint8Array.from(text));
        text = [];
      }
      for (const byte of bytes) {
        held[length++] = byte;
        while (length > 0) {
          const found = recognise(held.subarray(0, length));
          if (found === 'more' && length < ANSWER_CAP_BYTES) break;
          if (typeof found === 'number') {
            flush();
            to.answer(release(found));
          } else text.push(...release(1));
        }
      }
      flush();
    },
    pending: () => length > 0,
    drop: () => void release(length),
  };
}
