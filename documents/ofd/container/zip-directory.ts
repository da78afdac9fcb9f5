import type { Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { type DocumentLimits, RATIO_FREE_BYTES } from '../../limits.ts';
import { entryPath, foldedName } from './entry-name.ts';
import { entryText } from './entry-text.ts';
import { refuse } from './refusal.ts';
import { findDirectory, viewOf } from './zip-records.ts';

/** One file of the package as its directory promises it. */
export interface ZipEntry {
  /** From the root of the package, with slashes. */
  readonly path: string;
  /** Position in the directory, from 1: names an entry where its name may not be told. */
  readonly position: number;
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its packed bytes begin. */
  readonly dataOffset: number;
}

export interface ZipDirectory {
  readonly files: readonly ZipEntry[];
  readonly trailingBytes: number;
}

const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
/** Encrypted, strongly encrypted, directory encrypted (APPNOTE 4.4.4). */
const ENCRYPTED_FLAGS = 0x2041;
const AES_METHOD = 99;
const UTF8_FLAG = 0x0800;
const ZIP64_SIZE = 0xffffffff;
const MADE_BY_UNIX = 3;
const FILE_TYPE = 0xf000;
const LINK = 0xa000;

/**
 * Reads the whole directory and holds it to every limit before one byte is unpacked (APPNOTE 4.3.12).
 * Fails with `DOC_FORMAT`, `DOC_LIMIT`, `DOC_UNSAFE`, `DOC_ENCRYPTED` or `DOC_UNSUPPORTED`.
 */
export function readZipDirectory(
  bytes: Uint8Array,
  limits: DocumentLimits,
): Result<ZipDirectory, Failure> {
  if (bytes.length > limits.packageBytes) return refuse('DOC_LIMIT', 'size of the file');
  const place = findDirectory(bytes);
  if (!place.ok) return place;
  const { entries, trailing } = place.value;
  if (entries > limits.entries) return refuse('DOC_LIMIT', 'number of entries');
  const end = place.value.offset + place.value.bytes;
  const files: ZipEntry[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = place.value.offset;
  for (let position = 1; position <= entries; position++) {
    const read = readEntry(bytes, at, end, position);
    if (!read.ok) return read;
    const { entry, next } = read.value;
    at = next;
    if (entry.path.endsWith('/')) continue;
    const folded = foldedName(entry.path);
    if (names.has(folded)) return refuse('DOC_UNSAFE', `entry ${position}: name stands twice`);
    names.add(folded);
    total += entry.bytes;
    const tooLarge = limitOf(entry, total, limits);
    if (tooLarge !== undefined) return refuse('DOC_LIMIT', `entry ${position}: ${tooLarge}`);
    files.push(entry);
  }
  if (at !== end) return refuse('DOC_FORMAT', 'ZIP directory has another length');
  if (doOverlap(files, place.value.offset)) return refuse('DOC_UNSAFE', 'entries overlap');
  return ok({ files, trailingBytes: trailing });
}

function limitOf(entry: ZipEntry, total: number, limits: DocumentLimits): string | undefined {
  if (entry.bytes > limits.entryBytes) return 'size';
  if (total > limits.totalBytes) return 'size of all';
  const isPacked = entry.bytes > RATIO_FREE_BYTES;
  return isPacked && entry.bytes > limits.ratio * entry.packedBytes ? 'ratio' : undefined;
}

/** Entries that share bytes are how a small file unpacks to a large one many times over. */
function doOverlap(files: readonly ZipEntry[], directory: number): boolean {
  const sorted = files.toSorted((left, right) => left.dataOffset - right.dataOffset);
  return sorted.some(({ dataOffset, packedBytes }, index) => {
    const next = sorted[index + 1]?.dataOffset ?? directory;
    return packedBytes > 0 && dataOffset + packedBytes > next;
  });
}

function readEntry(
  bytes: Uint8Array,
  at: number,
  end: number,
  position: number,
): Result<{ entry: ZipEntry; next: number }, Failure> {
  const view = viewOf(bytes);
  const where = `entry ${position}`;
  if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
    return refuse('DOC_FORMAT', `${where}: no directory record`);
  }
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedBytes = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameBytes = view.getUint16(at + 28, true);
  const attributes = view.getUint32(at + 38, true) >>> 16;
  const local = view.getUint32(at + 42, true);
  const nameEnd = at + CENTRAL_BYTES + nameBytes;
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return refuse('DOC_FORMAT', `${where}: record outside of the directory`);
  if (flags & ENCRYPTED_FLAGS || method === AES_METHOD) return refuse('DOC_ENCRYPTED', where);
  if ([packedBytes, size, local].includes(ZIP64_SIZE)) return refuse('DOC_UNSUPPORTED', 'ZIP64');
  if (method !== STORED && method !== DEFLATED) {
    return refuse('DOC_UNSUPPORTED', `${where}: compression method ${method}`);
  }
  if (method === STORED && packedBytes !== size) return refuse('DOC_FORMAT', `${where}: sizes`);
  if (bytes[at + 5] === MADE_BY_UNIX && (attributes & FILE_TYPE) === LINK) {
    return refuse('DOC_UNSAFE', `${where}: symbolic link`);
  }
  const name = bytes.subarray(at + CENTRAL_BYTES, nameEnd);
  const path = entryPath(entryText(name, (flags & UTF8_FLAG) > 0));
  if (!path.ok) return path;
  const dataOffset = dataOffsetOf(bytes, local, name);
  if (dataOffset === undefined || dataOffset + packedBytes > bytes.length) {
    return refuse('DOC_FORMAT', `${where}: local header`);
  }
  const facts = { position, packedBytes, bytes: size, dataOffset };
  const crc = view.getUint32(at + 16, true);
  return ok({ entry: { path: path.value, isDeflated: method === DEFLATED, crc, ...facts }, next });
}

/** A local header with another name than the directory's shows one file to us and one to others. */
function dataOffsetOf(bytes: Uint8Array, at: number, name: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
    return undefined;
  }
  const nameBytes = view.getUint16(at + 26, true);
  const nameEnd = at + LOCAL_BYTES + nameBytes;
  const own = bytes.subarray(at + LOCAL_BYTES, nameEnd);
  const isSame = own.length === name.length && own.every((byte, index) => byte === name[index]);
  return isSame ? nameEnd + view.getUint16(at + 28, true) : undefined;
}
