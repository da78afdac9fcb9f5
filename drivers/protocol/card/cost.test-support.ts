import type { CardDecoder } from './dialect.ts';

/**
 * The least of some times, in milliseconds, that a decoder takes for a stream of these bytes over and
 * over: what a device could make it spend.
 */
export function costOf(createDecoder: () => CardDecoder, head: Uint8Array): number {
  const stream = Uint8Array.from({ length: 1 << 15 }, (_, at) => head[at % head.length] ?? 0);
  const times = Array.from({ length: 5 }, () => {
    const decoder = createDecoder();
    const begun = performance.now();
    for (let at = 0; at < stream.length; at += 1_024) decoder.push(stream.subarray(at, at + 1_024));
    return performance.now() - begun;
  });
  return Math.min(...times);
}
