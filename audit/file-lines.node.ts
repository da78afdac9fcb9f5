import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';

/** Longest line that is read, in bytes: far more than any entry has. */
export const MAX_LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

function textOf(line: Buffer): string | undefined {
  return line.length <= MAX_LINE_BYTES && isUtf8(line) ? line.toString('utf8') : undefined;
}

/**
 * The lines of an open file, one after another; `undefined` in the place of one that is longer than
 * {@link MAX_LINE_BYTES} or no UTF-8. Of a line that never ends no more is read than that.
 *
 * @throws as `readSync` does
 */
export function* fileLines(descriptor: number): Generator<string | undefined> {
  const chunk = Buffer.alloc(MAX_LINE_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  for (;;) {
    const length = readSync(descriptor, chunk, 0, chunk.length, null);
    if (length === 0) break;
    rest = Buffer.concat([rest, chunk.subarray(0, length)]);
    let begin = 0;
    for (let end = rest.indexOf(NEWLINE); end !== -1; end = rest.indexOf(NEWLINE, begin)) {
      yield textOf(rest.subarray(begin, end));
      begin = end + 1;
    }
    rest = rest.subarray(begin);
    if (rest.length > MAX_LINE_BYTES) {
      yield undefined;
      return;
    }
  }
  if (rest.length > 0) yield textOf(rest);
}
