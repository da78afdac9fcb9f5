import { Inflate } from 'fflate';

/** Packed bytes that are given to the library at a time: what they become stays below 17 MiB. */
const PIECE_BYTES = 16 * 1_024;

/**
 * Raw Deflate (RFC 1951) of exactly `length` bytes. It stops at the first byte more, so that a lying
 * directory costs one piece and not the memory of the machine.
 *
 * @returns `undefined` where the stream is broken or has another length
 */
export function inflateExactly(packed: Uint8Array, length: number): Uint8Array | undefined {
  const out = new Uint8Array(length);
  const state = { at: 0, isFinished: false };
  const stream = new Inflate((piece, final) => {
    if (state.at + piece.length <= length) out.set(piece, state.at);
    state.at += piece.length;
    state.isFinished = final;
  });
  try {
    for (let from = 0; from < packed.length && state.at <= length; from += PIECE_BYTES) {
      const to = Math.min(from + PIECE_BYTES, packed.length);
      stream.push(packed.subarray(from, to), to === packed.length);
    }
  } catch {
    // The library throws for whatever is no Deflate.
    return undefined;
  }
  return state.isFinished && state.at === length ? out : undefined;
}
