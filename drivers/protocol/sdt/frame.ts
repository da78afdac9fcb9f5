import { COMMANDS, type CommandName } from './commands.ts';

const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/** Preamble and the two length bytes. */
const HEAD_BYTES = 7;
/** SW1, SW2, SW3 and the check byte. */
const MIN_LENGTH = 4;
/** The longest answer, text, photo and two fingerprints, has a length field of 2314. */
export const MAX_LENGTH = 2400;

/** An answer of the reader whose check byte fits. */
export interface Answer {
  readonly kind: 'answer';
  readonly sw1: number;
  readonly sw2: number;
  readonly sw3: number;
  /** A copy; may hold personal data, so whoever has read it zeroes it. */
  readonly data: Uint8Array;
}

/** Bytes that looked like a frame and were none. */
export interface Damage {
  readonly kind: 'damage';
  readonly what: 'length' | 'checksum';
}

export type FrameEvent = Answer | Damage;

export interface AnswerDecoder {
  push(bytes: Uint8Array): FrameEvent[];
  /** Forgets a half frame, overwriting what was there. */
  reset(): void;
  /** True in the middle of a frame. */
  pending(): boolean;
}

/** `AA AA AA 96 69 | length (2, big-endian) | command | parameter | check`. */
export function encodeCommand(name: CommandName): Uint8Array {
  const body = [0x00, 0x03, ...COMMANDS[name]];
  return Uint8Array.from([...PREAMBLE, ...body, xor(body)]);
}

/**
 * Finds answers in the byte stream of a reader (GA/T 467-2019). Garbage before a frame and extra AA
 * are skipped; after damage the search goes on directly behind the false preamble, so that a frame
 * that begins inside of it is found. Holds at most one frame.
 */
export function createAnswerDecoder(): AnswerDecoder {
  const buffer = new Uint8Array(HEAD_BYTES + MAX_LENGTH);
  let end = 0;

  function drop(count: number): void {
    buffer.copyWithin(0, count, end);
    buffer.fill(0, end - count, end);
    end -= count;
  }

  /** Drops what cannot be the begin of a frame. */
  function synchronise(): void {
    let start = 0;
    while (start < end && !mayBegin(buffer.subarray(start, end))) start++;
    if (start > 0) drop(start);
  }

  /** The next event, or undefined if more bytes are needed. */
  function next(): FrameEvent | undefined {
    synchronise();
    if (end < HEAD_BYTES) return undefined;
    const length = word(buffer, PREAMBLE.length);
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      drop(PREAMBLE.length);
      return { kind: 'damage', what: 'length' };
    }
    if (end < HEAD_BYTES + length) return undefined;
    const body = buffer.subarray(PREAMBLE.length, HEAD_BYTES + length);
    if (xor(body) !== 0) {
      drop(PREAMBLE.length);
      return { kind: 'damage', what: 'checksum' };
    }
    const [, , sw1 = 0, sw2 = 0, sw3 = 0] = body;
    const answer: Answer = { kind: 'answer', sw1, sw2, sw3, data: body.slice(5, -1) };
    drop(HEAD_BYTES + length);
    return answer;
  }

  return {
    push(bytes) {
      const events: FrameEvent[] = [];
      for (let from = 0; from < bytes.length;) {
        const piece = bytes.subarray(from, from + buffer.length - end);
        buffer.set(piece, end);
        end += piece.length;
        from += piece.length;
        for (let event = next(); event; event = next()) events.push(event);
      }
      return events;
    },
    reset: () => drop(end),
    pending: () => end > 0,
  };
}

function mayBegin(bytes: Uint8Array): boolean {
  return PREAMBLE.every((byte, index) => index >= bytes.length || bytes[index] === byte);
}

/** Check byte: XOR of all bytes; over a frame with its check byte it gives 0. */
function xor(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum ^= byte;
  return sum;
}

/** A two-byte number, high byte first. */
export function word(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}
