import { word, xor } from '../card/bytes.ts';
import { createCardDecoder, garbageBefore, type Scan } from '../card/decoder.ts';
import type { CardCommand, CardDecoder } from '../card/dialect.ts';
import { COMMANDS } from './commands.ts';

const STX = 0x02;
const ETX = 0x03;
/** STX and the two length bytes. */
const HEAD_BYTES = 3;
/** LRC and ETX. */
const TAIL_BYTES = 2;
/** The status. */
const MIN_LENGTH = 2;
/** Status, two lengths, text and photo are 1286 bytes. */
export const MAX_LENGTH = 1400;

/** `STX | length (2, big-endian) | body | LRC | ETX`; the LRC is the XOR of the body. */
export function encodeCommand(name: CardCommand): Uint8Array | undefined {
  const body = COMMANDS[name]?.body;
  return body && Uint8Array.of(STX, 0, body.length, ...body, xor(body), ETX);
}

/**
 * Finds answers `STX | length (2) | status (2) | data | LRC | ETX`. The length counts status and
 * data (published); that the LRC is over just these, as it is in a command, is assumed.
 */
export function createAnswerDecoder(): CardDecoder {
  return createCardDecoder(HEAD_BYTES + MAX_LENGTH + TAIL_BYTES, scan);
}

const scan: Scan = (bytes, xorOf) => {
  const garbage = garbageBefore(bytes, [[STX]]);
  if (garbage > 0) return { done: garbage };
  if (bytes.length < HEAD_BYTES) return undefined;
  const length = word(bytes, 1);
  if (length < MIN_LENGTH || length > MAX_LENGTH) {
    return { done: 1, frame: { kind: 'damage', what: 'length' } };
  }
  const end = HEAD_BYTES + length;
  if (bytes.length < end + TAIL_BYTES) return undefined;
  if (xorOf(HEAD_BYTES, end) !== bytes[end] || bytes[end + 1] !== ETX) {
    return { done: 1, frame: { kind: 'damage', what: 'checksum' } };
  }
  const body = bytes.subarray(HEAD_BYTES, end);
  const answer = { kind: 'answer', code: word(body, 0), data: body.slice(MIN_LENGTH) } as const;
  return { done: end + TAIL_BYTES, frame: answer };
};
