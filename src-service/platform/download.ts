import { sm3Hex } from '../../crypto/sm3.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { MAX_FILE_BYTES, MAX_REPLY_BYTES } from '../../contract/platform/common.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Certificate } from '../../contract/session.ts';
import { exchange, replyFailure } from './http.ts';

type MediaType = Certificate['mediaType'];

/** A file as it was promised. */
export interface PromisedFile {
  /** Works once. */
  readonly url: string;
  readonly mediaType: string;
  /** Absent where nothing was promised. */
  readonly sizeBytes?: number | undefined;
  readonly sm3?: string | undefined;
  /** The address that made the promise: only its host is asked for the file. */
  readonly from: string;
}

/** First bytes of each file type that the terminal shows. */
const MAGIC: Readonly<Record<MediaType, readonly number[]>> = {
  // A ZIP package (GB/T 33190-2016, 6.1); what is in it is looked at when it is opened.
  'application/ofd': [0x50, 0x4b, 0x03, 0x04],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
};

/** True for the media types that the terminal can show. */
export function isShowable(mediaType: string): mediaType is MediaType {
  return Object.hasOwn(MAGIC, mediaType);
}

function problemOf(bytes: Uint8Array, promised: PromisedFile): Failure | undefined {
  const { sizeBytes = bytes.length, sm3, mediaType } = promised;
  if (bytes.length !== sizeBytes) return failure('CERT_DIGEST', 'size');
  if (sm3 !== undefined && sm3Hex(bytes) !== sm3) return failure('CERT_DIGEST', 'sm3');
  const magic = isShowable(mediaType) ? MAGIC[mediaType] : undefined;
  if (!magic?.every((byte, index) => bytes[index] === byte)) {
    return failure('CERT_TYPE', isShowable(mediaType) ? 'content' : 'unknown media type');
  }
  return undefined;
}

/**
 * Fetches a certificate file by its one-time address and holds it against what was promised: size,
 * SM3 digest, file type. Only the host that made the promise is asked.
 */
export async function download(
  promised: PromisedFile,
  limits: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<Result<Uint8Array, Failure>> {
  const { url, from, sizeBytes = MAX_FILE_BYTES } = promised;
  if (new URL(url).origin !== new URL(from).origin) {
    return err(failure('PLATFORM_REPLY_INVALID', 'download: foreign host'));
  }
  if (sizeBytes > MAX_FILE_BYTES) return err(failure('CERT_TOO_LARGE'));
  // A refusal in words may be larger than a small file.
  const reply = await exchange({ url, ...limits }, Math.max(sizeBytes, MAX_REPLY_BYTES));
  if (!reply.ok) return reply;
  if (reply.value.status !== 200) return err(replyFailure(reply.value));
  const problem = problemOf(reply.value.bytes, promised);
  if (!problem) return ok(reply.value.bytes);
  reply.value.bytes.fill(0);
  return err(problem);
}
