import { word, xor } from '../card/bytes.ts';
import { createCardDecoder, garbageBefore, type Scan } from '../card/decoder.ts';
import type { CardCommand, CardDecoder } from '../card/dialect.ts';
import { COMMANDS } from './commands.ts';

const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/**
 * Some old software wraps answers: these bytes and three more that nobody describes stand in place
 * of the preamble. What follows is taken to be the same, which its check byte proves.
 */
const WRAPPER = [0xea, 0xeb, 0xec, 0xed, 0x05] as const;
const WRAPPER_BYTES = 8;
const LENGTH_BYTES = 2;
/** SW1, SW2, SW3 and the check byte. */
const MIN_LENGTH = 4;
/** The longest answer, text, photo and two fingerprints, has a length field of 2314. */
export const MAX_LENGTH = 2400;

/** `AA AA AA 96 69 | length (2, big-endian) | command | parameter | check`. */
export function encodeCommand(name: CardCommand): Uint8Array {
  const body = [0x00, 0x03, ...COMMANDS[name]];
  return Uint8Array.from([...PREAMBLE, ...body, xor(body)]);
}

/**
 * Finds answers in the byte stream of a reader (GA/T 467-2019). Garbage before a frame and extra AA
 * are skipped; after damage the search goes on directly behind the false preamble, so that a frame
 * that begins inside of it is found. The `code` of an answer is SW1 SW2 SW3.
 */
export function createAnswerDecoder(): CardDecoder {
  return createCardDecoder(WRAPPER_BYTES + LENGTH_BYTES + MAX_LENGTH, scan);
}

const scan: Scan = (bytes, xorOf) => {
  const garbage = garbageBefore(bytes, [PREAMBLE, WRAPPER]);
  if (garbage > 0) return { done: garbage };
  const isWrapped = bytes[0] === WRAPPER[0];
  const headBytes = isWrapped ? WRAPPER_BYTES : PREAMBLE.length;
  const bodyAt = headBytes + LENGTH_BYTES;
  if (bytes.length < bodyAt) return undefined;
  const length = word(bytes, headBytes);
  if (length < MIN_LENGTH || length > MAX_LENGTH) {
    // A wrapper before a whole frame is no damage.
    if (isWrapped) return { done: WRAPPER.length };
    return { done: PREAMBLE.length, frame: { kind: 'damage', what: 'length' } };
  }
  if (bytes.length < bodyAt + length) return undefined;
  if (xorOf(headBytes, bodyAt + length) !== 0) {
    return { done: PREAMBLE.length, frame: { kind: 'damage', what: 'checksum' } };
  }
  const [sw1 = 0, sw2 = 0, sw3 = 0] = bytes.subarray(bodyAt);
  const data = bytes.slice(bodyAt + 3, bodyAt + length - 1);
  const code = (sw1 << 16) | (sw2 << 8) | sw3;
  return { done: bodyAt + length, frame: { kind: 'answer', code, data } };
};
