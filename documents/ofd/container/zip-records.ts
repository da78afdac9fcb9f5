import type { Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { refuse } from './refusal.ts';

/** Where the central directory stands (APPNOTE 4.3.16). */
export interface DirectoryPlace {
  readonly entries: number;
  readonly offset: number;
  readonly bytes: number;
  /** Bytes behind the end record that belong to nothing. */
  readonly trailing: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const ZIP64_COUNT = 0xffff;
const ZIP64_SIZE = 0xffffffff;

/** A view of exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Looks the end record up from the end of the file. Fails with `DOC_FORMAT` where there is none, with
 * `DOC_UNSUPPORTED` for ZIP64 and for archives in several parts.
 */
export function findDirectory(bytes: Uint8Array): Result<DirectoryPlace, Failure> {
  const view = viewOf(bytes);
  const lowest = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const end = at + END_BYTES + view.getUint16(at + 20, true);
    if (end <= bytes.length) return placeOf(view, at, bytes.length - end);
  }
  return refuse('DOC_FORMAT', 'no end of a ZIP directory');
}

function placeOf(view: DataView, at: number, trailing: number): Result<DirectoryPlace, Failure> {
  const entries = view.getUint16(at + 10, true);
  const bytes = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (entries === ZIP64_COUNT || bytes === ZIP64_SIZE || offset === ZIP64_SIZE) {
    return refuse('DOC_UNSUPPORTED', 'ZIP64');
  }
  const isSplit =
    view.getUint16(at + 4, true) !== 0 ||
    view.getUint16(at + 6, true) !== 0 ||
    view.getUint16(at + 8, true) !== entries;
  if (isSplit) return refuse('DOC_UNSUPPORTED', 'ZIP in several parts');
  if (offset + bytes > at) return refuse('DOC_FORMAT', 'ZIP directory outside of the file');
  return ok({ entries, offset, bytes, trailing });
}
