import type { CardDecoder, CardFrame } from './dialect.ts';

/** So many bytes at the front are done with, and what they were, if anything. */
export interface Scanned {
  readonly done: number;
  readonly frame?: CardFrame;
}

/** Looks at the front of what has come; undefined where more bytes are needed to tell. */
export type Scan = (bytes: Uint8Array) => Scanned | undefined;

/**
 * A decoder that holds `capacity` bytes and no more: where `scan` still wants more of a full buffer,
 * the first byte of it is no begin of a frame.
 */
export function createCardDecoder(capacity: number, scan: Scan): CardDecoder {
  const buffer = new Uint8Array(capacity);
  let end = 0;

  function drop(count: number): void {
    buffer.copyWithin(0, count, end);
    buffer.fill(0, end - count, end);
    end -= count;
  }

  function next(): Scanned | undefined {
    if (end === 0) return undefined;
    const scanned = scan(buffer.subarray(0, end));
    return scanned ?? (end === capacity ? { done: 1 } : undefined);
  }

  return {
    push(bytes) {
      const frames: CardFrame[] = [];
      for (let from = 0; from < bytes.length;) {
        const piece = bytes.subarray(from, from + capacity - end);
        buffer.set(piece, end);
        end += piece.length;
        from += piece.length;
        for (let found = next(); found; found = next()) {
          drop(found.done);
          if (found.frame) frames.push(found.frame);
        }
      }
      return frames;
    },
    reset: () => drop(end),
    pending: () => end > 0,
  };
}

/** How many bytes at the front cannot be the begin of one of the marks. */
export function garbageBefore(bytes: Uint8Array, marks: readonly (readonly number[])[]): number {
  const begins = (at: number): boolean =>
    marks.some((mark) =>
      mark.every((byte, index) => at + index >= bytes.length || bytes[at + index] === byte),
    );
  let start = 0;
  while (start < bytes.length && !begins(start)) start++;
  return start;
}
