import type { Readable } from 'node:stream';
import { err, ok, type Result } from '../../../contract/result.ts';

/** Largest request body, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

/** A stream that is left half read must still carry the reply. */
const KEEP_OPEN = { destroyOnReturn: false };

/** Reads a request body; `too-large` as soon as it passes the cap, `broken` where it breaks off. */
export async function readBody(
  stream: Readable,
  capBytes = MAX_BODY_BYTES,
): Promise<Result<Uint8Array, 'too-large' | 'broken'>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream.iterator(KEEP_OPEN) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > capBytes) return err('too-large');
      chunks.push(chunk);
    }
  } catch {
    return err('broken');
  }
  return ok(Buffer.concat(chunks));
}

/** Parses a body as JSON in UTF-8; `undefined` where it is neither. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
