const NEWLINE = 0x0a;

/** What a piece of a stream has brought. */
export interface ReadLines {
  /** Complete lines, without what ends them. */
  readonly lines: readonly string[];
  /** A line was longer than it may be: nothing after it can be trusted. */
  readonly overflow: boolean;
}

/**
 * Cuts a stream into lines that end with a line feed.
 *
 * @param longest bytes of a line; no more than that is ever kept back
 */
export function createLineReader(longest: number): (piece: Uint8Array) => ReadLines {
  let rest = Buffer.alloc(0);
  let isBroken = false;
  return (piece) => {
    const lines: string[] = [];
    if (isBroken) return { lines, overflow: true };
    let bytes = Buffer.concat([rest, piece]);
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
      if (end > longest) break;
      lines.push(bytes.toString('utf8', 0, end));
      bytes = bytes.subarray(end + 1);
    }
    isBroken = bytes.length > longest;
    rest = isBroken ? Buffer.alloc(0) : bytes;
    return { lines, overflow: isBroken };
  };
}
