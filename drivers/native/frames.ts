import { err, ok, type Result } from '../../contract/result.ts';

/** What passes between a process and the child that runs a foreign library for it. */
export interface Frame {
  /** What the body is, 0…255; each pair of processes has its own kinds. */
  readonly kind: number;
  readonly body: Uint8Array;
}

/** Kind in one byte, length of the body in four, most significant first. */
const HEADER_BYTES = 5;

export function encodeFrame({ kind, body }: Frame): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  bytes[0] = kind;
  new DataView(bytes.buffer).setUint32(1, body.length);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

export interface FrameReader {
  /** The frames that are whole now, or that one is longer than it may be: then give the pipe up. */
  push(chunk: Uint8Array): Result<readonly Frame[], 'too-long'>;
  /** Overwrites what is kept of a frame that is not whole. */
  wipe(): void;
}

/** `bodyLimit`: longest body that the other side may send, in bytes; no more is ever kept. */
export function createFrameReader(bodyLimit: number): FrameReader {
  const kept = new Uint8Array(HEADER_BYTES + bodyLimit);
  const view = new DataView(kept.buffer);
  let length = 0;

  /** How many bytes the frame at hand needs as far as is known. */
  function wanted(): number {
    return length < HEADER_BYTES ? HEADER_BYTES : HEADER_BYTES + view.getUint32(1);
  }
  function wipe(): void {
    kept.fill(0, 0, length);
    length = 0;
  }

  return {
    push(chunk) {
      const frames: Frame[] = [];
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + wanted() - length);
        kept.set(part, length);
        length += part.length;
        at += part.length;
        if (wanted() > kept.length) {
          wipe();
          return err('too-long');
        }
        if (length < HEADER_BYTES || length < wanted()) continue;
        frames.push({ kind: kept[0] ?? 0, body: kept.slice(HEADER_BYTES, length) });
        wipe();
      }
      return ok(frames);
    },
    wipe,
  };
}
