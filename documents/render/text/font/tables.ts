import { type Bytes, bytesOf } from './bytes.ts';

/** Tables of a font by their tags. */
export type FontTables = ReadonlyMap<string, Bytes>;

const COLLECTION = 'ttcf';
const WRAPPED = ['\0\u0001\0\0', 'OTTO', 'true', 'typ1'];
const CFF_TAG = 'CFF ';
/** Far more than any font has. */
const MAX_TABLES = 64;
const HEADER_BYTES = 12;
const RECORD_BYTES = 16;

/**
 * The tables of a TrueType or OpenType font (ISO/IEC 14496-22, 4), of the first font of a collection, or of
 * a bare Compact Font Format program. `undefined` where it is none of these.
 */
export function readTables(data: Uint8Array): FontTables | undefined {
  const bytes = bytesOf(data);
  const tag = tagAt(bytes, 0);
  if (tag === COLLECTION) return readDirectory(bytes, bytes.u32(12));
  if (WRAPPED.includes(tag)) return readDirectory(bytes, 0);
  return isBareCff(bytes) ? new Map([[CFF_TAG, bytes]]) : undefined;
}

function readDirectory(bytes: Bytes, start: number): FontTables | undefined {
  const count = Math.min(MAX_TABLES, bytes.u16(start + 4));
  const tables = new Map<string, Bytes>();
  for (let index = 0; index < count; index++) {
    const record = start + HEADER_BYTES + RECORD_BYTES * index;
    const [offset, length] = [bytes.u32(record + 8), bytes.u32(record + 12)];
    if (offset < bytes.length) tables.set(tagAt(bytes, record), bytes.part(offset, length));
  }
  return tables.size > 0 ? tables : undefined;
}

function tagAt(bytes: Bytes, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => bytes.u8(at + index)));
}

/** Version 1, a short header and offsets of 1 to 4 bytes (Adobe TN 5176, 6). */
function isBareCff(bytes: Bytes): boolean {
  const [major, headerBytes, offsetBytes] = [bytes.u8(0), bytes.u8(2), bytes.u8(3)];
  return major === 1 && headerBytes >= 4 && headerBytes < 64 && offsetBytes > 0 && offsetBytes <= 4;
}
