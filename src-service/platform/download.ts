import { sm3Hex } from '../../crypto/sm3.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { FileReply } from '../../contract/platform/code-system.ts';
import { MAX_FILE_BYTES, MAX_REPLY_BYTES } from '../../contract/platform/common.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Certificate } from '../../contract/session.ts';
import { exchange, replyFailure } from './http.ts';

type MediaType = Certificate['mediaType'];

/** First bytes of each file type that the terminal shows. */
const MAGIC: Readonly<Record<MediaType, readonly number[]>> = {
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
};

/** True for the media types that the terminal can show. */
export function isShowable(mediaType: string): mediaType is MediaType {
  return Object.hasOwn(MAGIC, mediaType);
}

function problemOf(bytes: Uint8Array, promised: FileReply): Failure | undefined {
  if (bytes.length !== promised.sizeBytes) return failure('CERT_DIGEST', 'size');
  if (sm3Hex(bytes) !== promised.sm3) return failure('CERT_DIGEST', 'sm3');
  const magic = isShowable(promised.mediaType) ? MAGIC[promised.mediaType] : undefined;
  if (!magic?.every((byte, index) => bytes[index] === byte)) {
    return failure('CERT_TYPE', isShowable(promised.mediaType) ? 'content' : 'unknown media type');
  }
  return undefined;
}

/**
 * Fetches a certificate file by its one-time handle and holds it against what was promised: size,
 * SM3 digest, file type. Only the host that gave the handle is asked.
 */
export async function download(
  route: RouteEntry,
  promised: FileReply,
  limits: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<Result<Uint8Array, Failure>> {
  if (new URL(promised.downloadUrl).origin !== new URL(route.fileUrl).origin) {
    return err(failure('PLATFORM_REPLY_INVALID', 'downloadUrl: foreign host'));
  }
  if (promised.sizeBytes > MAX_FILE_BYTES) return err(failure('CERT_TOO_LARGE'));
  // A refusal in words may be larger than a small file.
  const maxBytes = Math.max(promised.sizeBytes, MAX_REPLY_BYTES);
  const reply = await exchange({ url: promised.downloadUrl, ...limits }, maxBytes);
  if (!reply.ok) return reply;
  if (reply.value.status !== 200) return err(replyFailure(reply.value));
  const problem = problemOf(reply.value.bytes, promised);
  if (!problem) return ok(reply.value.bytes);
  reply.value.bytes.fill(0);
  return err(problem);
}
