import type { CardDecoder, CardFrame } from './dialect.ts';

/** So many bytes at the front are done with, and what they were, if anything. */
export interface Scanned {
  readonly done: number;
  readonly frame?: CardFrame;
}

/**
 * Looks at the front of what has come; undefined where more bytes are needed to tell. `xorOf` gives
 * the XOR of the bytes from one offset up to another at once, however many they are: false heads may
 * stand at every few bytes, each with a check byte of its own to try.
 */
export type Scan = (
  bytes: Uint8Array,
  xorOf: (from: number, to: number) => number,
) => Scanned | undefined;

/**
 * A decoder that holds `capacity` bytes and no more: where `scan` still wants more of a full buffer,
 * the first byte of it is no begin of a frame. What is done with is overwritten. The work for a byte
 * does not depend on how many are held, nor on how they come.
 */
export function createCardDecoder(capacity: number, scan: Scan): CardDecoder {
  // Twice the room, so that what is held moves to the front once in `capacity` bytes.
  const buffer = new Uint8Array(2 * capacity);
  /** XOR of all bytes before each offset, counted from an offset that does not matter. */
  const sums = new Uint8Array(buffer.length + 1);
  let start = 0;
  let end = 0;

  function drop(count: number): void {
    buffer.fill(0, start, start + count);
    sums.fill(0, start, start + count);
    start += count;
    if (start === end) moveToFront();
  }

  function moveToFront(): void {
    buffer.copyWithin(0, start, end).fill(0, end - start, end);
    sums.copyWithin(0, start, end + 1).fill(0, end - start + 1, end + 1);
    end -= start;
    start = 0;
  }

  function append(bytes: Uint8Array): number {
    if (end === buffer.length) moveToFront();
    const room = Math.min(capacity - (end - start), buffer.length - end);
    const count = Math.min(room, bytes.length);
    for (let at = 0; at < count; at++) {
      const byte = bytes[at] ?? 0;
      buffer[end] = byte;
      sums[end + 1] = (sums[end] ?? 0) ^ byte;
      end++;
    }
    return count;
  }

  function xorOf(from: number, to: number): number {
    return (sums[start + from] ?? 0) ^ (sums[start + to] ?? 0);
  }

  function next(): Scanned | undefined {
    if (start === end) return undefined;
    const scanned = scan(buffer.subarray(start, end), xorOf);
    return scanned ?? (end - start === capacity ? { done: 1 } : undefined);
  }

  function takeInto(frames: CardFrame[]): void {
    for (let found = next(); found; found = next()) {
      drop(found.done);
      if (found.frame) frames.push(found.frame);
    }
  }

  return {
    push(bytes) {
      const frames: CardFrame[] = [];
      for (let from = 0; from < bytes.length;) {
        from += append(bytes.subarray(from));
        takeInto(frames);
      }
      return frames;
    },
    giveUp() {
      const frames: CardFrame[] = [];
      while (end > start) {
        drop(1);
        takeInto(frames);
      }
      return frames;
    },
    reset: () => drop(end - start),
    pending: () => end > start,
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
