import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** Of one stream no more than this is looked at, in bytes. */
const MAX_INFLATED_BYTES = 64 * 1024 * 1024;
const ZLIB_SECOND = new Set([0x01, 0x5e, 0x9c, 0xda]);
/** Local file header of a zip: the length of name and extra field stand at 26 and 28. */
const ZIP_MAGIC = 0x04034b50;
const ZIP_HEADER_BYTES = 30;

/** Flags of a gzip header (RFC 1952): what stands between it and the stream. */
const GZIP = { headerBytes: 10, hasCrc: 2, hasExtra: 4, hasName: 8, hasComment: 16 } as const;

const OPTIONS = {
  // What is cut off gives what it has.
  finishFlush: constants.Z_SYNC_FLUSH,
  maxOutputLength: MAX_INFLATED_BYTES,
};

function tryTo(inflate: () => Buffer): Buffer[] {
  try {
    const bytes = inflate();
    return bytes.length === 0 ? [] : [bytes];
  } catch {
    // It only looked like a stream.
    return [];
  }
}

function zipEntryAt(bytes: Buffer, at: number): Buffer[] {
  if (at + ZIP_HEADER_BYTES > bytes.length || bytes.readUInt32LE(at) !== ZIP_MAGIC) return [];
  const data = at + ZIP_HEADER_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  return tryTo(() => inflateRawSync(bytes.subarray(data), OPTIONS));
}

/** Past its header a member is a bare stream; its trailer and whatever follows do not matter. */
function gzipMemberAt(bytes: Buffer, at: number): Buffer[] {
  if (at + GZIP.headerBytes + 2 > bytes.length) return [];
  const flags = bytes[at + 3] ?? 0;
  let data = at + GZIP.headerBytes;
  if (flags & GZIP.hasExtra) data += 2 + bytes.readUInt16LE(data);
  for (const flag of [GZIP.hasName, GZIP.hasComment]) {
    if (flags & flag) data = bytes.indexOf(0, data) + 1;
  }
  if (flags & GZIP.hasCrc) data += 2;
  return tryTo(() => inflateRawSync(bytes.subarray(data), OPTIONS));
}

/** What the deflated streams hold that begin anywhere in `bytes`: zlib, gzip, entries of a zip. */
export function inflatedIn(bytes: Buffer): Buffer[] {
  const streams: Buffer[] = [];
  for (let at = 0; at + 2 < bytes.length; at++) {
    const first = bytes[at];
    const second = bytes[at + 1] ?? 0;
    if (first === 0x78 && ZLIB_SECOND.has(second)) {
      streams.push(...tryTo(() => inflateSync(bytes.subarray(at), OPTIONS)));
    } else if (first === 0x1f && second === 0x8b && bytes[at + 2] === 8) {
      streams.push(...gzipMemberAt(bytes, at));
    } else if (first === 0x50 && second === 0x4b) {
      streams.push(...zipEntryAt(bytes, at));
    }
  }
  return streams;
}
