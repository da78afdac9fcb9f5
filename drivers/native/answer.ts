import { readSync, writeSync } from 'node:fs';
import { ANSWER_FD } from './child.ts';
import { encodeFrame, type Frame } from './frames.ts';

const INPUT_FD = 0;

/** In a child: says a frame to its parent, at once; throws where the parent is gone. */
export function answer(frame: Frame): void {
  const bytes = encodeFrame(frame);
  for (let at = 0; at < bytes.length;) at += writeSync(ANSWER_FD, bytes, at);
  bytes.fill(0);
}

/** In a child: waits for something from its parent, and gives undefined at the end of the pipe. */
export function receive(chunk: Uint8Array): Uint8Array | undefined {
  const length = readSync(INPUT_FD, chunk);
  return length === 0 ? undefined : chunk.subarray(0, length);
}
