import { setTimeout as delay } from 'node:timers/promises';
import { openPtyPair } from '../frame/pty-pair.ts';
import { paced } from './pace.ts';

/** A pseudo-terminal whose far end sends as slowly as a real line does. */
export interface Line {
  readonly path: string;
  /** Sends behind whatever is still on its way. */
  send(bytes: Uint8Array): void;
  /** When the last byte was written of the newest send of at least so many bytes, in ns. */
  lastByteAt(leastBytes?: number): bigint;
  close(): Promise<void>;
}

/** Shorter waits are left out; the next one is longer for it. */
const SHORTEST_WAIT_MS = 0.2;

/** `onBytes`: what the program at {@link Line.path} writes. */
export async function openLine(
  baudRate: number,
  onBytes: (bytes: Uint8Array) => void,
): Promise<Line> {
  const pair = await openPtyPair();
  const sends: { readonly bytes: number; readonly at: bigint }[] = [];
  let last = Promise.resolve();

  async function send(bytes: Uint8Array): Promise<void> {
    const begin = performance.now();
    let at = 0n;
    for (const chunk of paced(bytes, baudRate)) {
      const waitMs = begin + chunk.atMs - performance.now();
      if (waitMs > SHORTEST_WAIT_MS) await delay(Math.ceil(waitMs));
      at = process.hrtime.bigint();
      pair.write(chunk.bytes);
    }
    sends.unshift({ bytes: bytes.length, at });
    // A conversation has no more parts than that.
    sends.length = Math.min(sends.length, 4);
  }

  await pair.hear(onBytes);
  return {
    path: pair.path,
    send(bytes) {
      last = last.then(() => send(bytes));
    },
    lastByteAt: (leastBytes = 1) => sends.find(({ bytes }) => bytes >= leastBytes)?.at ?? 0n,
    async close() {
      await last;
      await pair.close();
    },
  };
}
