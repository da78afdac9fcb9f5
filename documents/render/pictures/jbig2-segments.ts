/** One segment of a JBIG2 stream (ITU-T T.88, 7.2). */
export interface Jbig2Segment {
  readonly type: number;
  /** Header and data as they stand in the stream. */
  readonly header: Uint8Array;
  readonly data: Uint8Array;
}

/** `97 4A 42 32 0D 0A 1A 0A` (annex D.4.1). */
const FILE_ID = [0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a] as const;
const FLAGS_AT = FILE_ID.length;
const SEQUENTIAL = 1;
const PAGES_UNKNOWN = 2;
const LENGTH_UNKNOWN = 0xffff_ffff;
const END_OF_FILE = 51;
/** Symbols, patterns and tables (7.3), which other segments refer to. */
const DICTIONARIES = [0, 16, 53];
/** Honest scans have a handful. */
const MAX_SEGMENTS = 2_000;

export function isDictionary({ type }: Jbig2Segment): boolean {
  return DICTIONARIES.includes(type);
}

export function isJbig2File(bytes: Uint8Array): boolean {
  return FILE_ID.every((byte, at) => bytes[at] === byte);
}

/**
 * The segments of a file with its header, in either order, or of a stream that is embedded without one;
 * `undefined` where they are cut off or too many.
 */
export function readSegments(bytes: Uint8Array): readonly Jbig2Segment[] | undefined {
  if (!isJbig2File(bytes)) return readSequence(bytes, 0, true);
  const flags = bytes[FLAGS_AT] ?? 0;
  const start = FLAGS_AT + 1 + (flags & PAGES_UNKNOWN ? 0 : 4);
  return readSequence(bytes, start, (flags & SEQUENTIAL) !== 0);
}

interface Head {
  readonly type: number;
  readonly header: Uint8Array;
  readonly length: number;
}

function readSequence(
  bytes: Uint8Array,
  start: number,
  isSequential: boolean,
): readonly Jbig2Segment[] | undefined {
  const heads: Head[] = [];
  const segments: Jbig2Segment[] = [];
  let at = start;
  while (at < bytes.length && heads.length < MAX_SEGMENTS) {
    const head = readHead(bytes, at);
    if (!head) return undefined;
    heads.push(head);
    at += head.header.length;
    if (isSequential) at = take(head, bytes, at, segments);
    if (head.type === END_OF_FILE) break;
  }
  if (heads.length >= MAX_SEGMENTS) return undefined;
  if (!isSequential) for (const head of heads) at = take(head, bytes, at, segments);
  return at > bytes.length ? undefined : segments;
}

/** Adds a segment; returns where its data ends. */
function take(head: Head, bytes: Uint8Array, at: number, segments: Jbig2Segment[]): number {
  const { type, header } = head;
  const length = head.length === LENGTH_UNKNOWN ? findEnd(bytes, at) - at : head.length;
  segments.push({ type, header, data: bytes.subarray(at, at + length) });
  return at + length;
}

const REGION_BYTES = 17;
const MMR = 1;

/** A generic region of unknown length ends with two bytes by its coding, and its number of rows (7.2.7). */
function findEnd(bytes: Uint8Array, at: number): number {
  const isMmr = ((bytes[at + REGION_BYTES] ?? 0) & MMR) !== 0;
  const [first, second] = isMmr ? [0, 0] : [0xff, 0xac];
  for (let place = at + REGION_BYTES + 1; place + 6 <= bytes.length; place++) {
    if (bytes[place] === first && bytes[place + 1] === second) return place + 6;
  }
  return bytes.length;
}

/** 7.2.2 to 7.2.7. */
function readHead(bytes: Uint8Array, at: number): Head | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  if (view.byteLength < 11) return undefined;
  const number = view.getUint32(0);
  const flags = view.getUint8(4);
  const short = view.getUint8(5) >> 5;
  const count = short === 7 ? view.getUint32(5) & 0x1fff_ffff : short;
  const countBytes = short === 7 ? 4 + Math.ceil((count + 1) / 8) : 1;
  const referenceBytes = count * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4);
  const pageBytes = flags & 0x40 ? 4 : 1;
  const lengthAt = 5 + countBytes + referenceBytes + pageBytes;
  if (lengthAt + 4 > view.byteLength) return undefined;
  const header = bytes.subarray(at, at + lengthAt + 4);
  return { type: flags & 0x3f, header, length: view.getUint32(lengthAt) };
}
