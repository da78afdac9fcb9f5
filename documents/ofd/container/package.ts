import type { Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { DEFAULT_LIMITS, type DocumentLimits } from '../../limits.ts';
import { createNoteBook, type NoteBook } from '../../note.ts';
import { crc32 } from './crc32.ts';
import { foldedName } from './entry-name.ts';
import { inflateExactly } from './inflate.ts';
import { refuse } from './refusal.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** An opened OFD package (GB/T 33190-2016, 6): its files, unpacked when they are asked for. */
export interface OfdPackage {
  readonly limits: DocumentLimits;
  readonly notes: NoteBook;
  /** Paths of all files, as the package writes them. */
  readonly paths: readonly string[];
  /** The file of that path: written so, or else in other small letters and capitals. */
  find(path: string): string | undefined;
  /** What a file unpacks to, in bytes, as the directory says; {@link OfdPackage.read} holds it to that. */
  sizeOf(path: string): number | undefined;
  /**
   * The bytes of a file, whole and with the right checksum; not to be changed. Fails with
   * `DOC_DAMAGED`.
   *
   * @param where names the file in a failure
   */
  read(path: string, where: string): Result<Uint8Array, Failure>;
  /** Overwrites what was unpacked, and the bytes of the file; nothing is read afterwards. */
  wipe(): void;
}

/**
 * Opens a package. Every limit is held by its directory before anything is unpacked. Fails with
 * `DOC_FORMAT`, `DOC_LIMIT`, `DOC_UNSAFE`, `DOC_ENCRYPTED` or `DOC_UNSUPPORTED`.
 *
 * @param bytes the whole file; must not change while the package is in use
 */
export function openPackage(
  bytes: Uint8Array,
  limits: DocumentLimits = DEFAULT_LIMITS,
): Result<OfdPackage, Failure> {
  const directory = readZipDirectory(bytes, limits);
  if (!directory.ok) return directory;
  const { files, trailingBytes } = directory.value;
  const notes = createNoteBook();
  if (trailingBytes > 0) notes.add('bytes-after-end', 'package');
  const byPath = new Map(files.map((entry) => [entry.path, entry]));
  const byFolded = new Map(files.map((entry) => [foldedName(entry.path), entry]));
  // Their sizes together are limited, so what has been unpacked may stay.
  const unpacked = new Map<ZipEntry, Uint8Array>();

  function lookUp(path: string): ZipEntry | undefined {
    return byPath.get(path) ?? byFolded.get(foldedName(path));
  }

  function read(path: string, where: string): Result<Uint8Array, Failure> {
    const entry = lookUp(path);
    if (!entry) return refuse('DOC_DAMAGED', `${where}: not in the package`);
    const known = unpacked.get(entry);
    if (known) return ok(known);
    const end = entry.dataOffset + entry.packedBytes;
    const packed = bytes.subarray(entry.dataOffset, end);
    const content = entry.isDeflated ? inflateExactly(packed, entry.bytes) : packed;
    if (!content) return refuse('DOC_DAMAGED', `${where}: cannot be unpacked`);
    if (crc32(content) !== entry.crc) return refuse('DOC_DAMAGED', `${where}: checksum`);
    unpacked.set(entry, content);
    return ok(content);
  }

  return ok({
    limits,
    notes,
    paths: files.map(({ path }) => path),
    find: (path) => lookUp(path)?.path,
    sizeOf: (path) => lookUp(path)?.bytes,
    read,
    wipe() {
      for (const content of unpacked.values()) content.fill(0);
      unpacked.clear();
      bytes.fill(0);
    },
  });
}
