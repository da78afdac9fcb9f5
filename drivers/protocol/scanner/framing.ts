/** Longest frame; no code of a hall comes near it. */
export const FRAME_CAP_BYTES = 4096;
const STX = 0x02;
const ETX = 0x03;
const LF = 0x0a;
const CR = 0x0d;

/**
 * How a scanner marks the end of a symbol:
 * - `line`: any of CR, LF, CRLF
 * - `cr`, `lf`, `crlf`: exactly this; the other characters belong to the data
 * - `none`: silence alone
 * - `stx-etx`: everything between STX and ETX, line ends too; what stands outside is noise
 */
export type FramingMode = 'line' | 'cr' | 'lf' | 'crlf' | 'none' | 'stx-etx';

export interface Framing {
  readonly mode: FramingMode;
  /** Bytes that the scanner puts before every symbol; taken away where they are. */
  readonly prefix: Uint8Array;
  /** Bytes that it puts behind every symbol, before the end mark; likewise. */
  readonly suffix: Uint8Array;
}

export type FramingEvent =
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  /** More than {@link FRAME_CAP_BYTES} without an end; the rest is skipped up to the next end. */
  | { readonly kind: 'overflow' }
  /** The next frame began before this one had ended: what had come of it is thrown away. */
  | { readonly kind: 'broken' };

export interface Framer {
  push(bytes: Uint8Array): FramingEvent[];
  /** Nothing has come for the time that the model names. */
  idle(): FramingEvent[];
  /** True while bytes wait for their end, so that the caller knows to watch for silence. */
  pending(): boolean;
}

/** Cuts the byte stream of a scanner into symbols; the same events however the stream is split. */
export function createFramer({ mode, prefix, suffix }: Framing): Framer {
  const buffer = new Uint8Array(FRAME_CAP_BYTES);
  let length = 0;
  let skipping = false;
  let inside = mode !== 'stx-etx';

  function restart(): void {
    buffer.fill(0, 0, length);
    length = 0;
    skipping = false;
    inside = mode !== 'stx-etx';
  }

  function finish(end: number): FramingEvent[] {
    const start = startsWith(buffer.subarray(0, end), prefix) ? prefix.length : 0;
    const hasSuffix = endsWith(buffer.subarray(start, end), suffix);
    const bytes = buffer.slice(start, hasSuffix ? end - suffix.length : end);
    const whole = !skipping && bytes.length > 0;
    restart();
    return whole ? [{ kind: 'frame', bytes }] : [];
  }

  /** How many bytes of the buffer belong to the data if `byte` ends it; −1 if it does not. */
  function endAt(byte: number): number {
    switch (mode) {
      case 'line':
        return byte === CR || byte === LF ? length : -1;
      case 'cr':
        return byte === CR ? length : -1;
      case 'lf':
        return byte === LF ? length : -1;
      case 'crlf':
        return byte === LF && buffer[length - 1] === CR ? length - 1 : -1;
      case 'stx-etx':
        return byte === ETX ? length : -1;
      case 'none':
        return -1;
    }
  }

  function take(byte: number): FramingEvent[] {
    if (mode === 'stx-etx' && byte === STX) {
      // Of one that was too long, that has been said.
      const isBroken = length > 0 && !skipping;
      restart();
      inside = true;
      return isBroken ? [{ kind: 'broken' }] : [];
    }
    if (!inside) return [];
    const end = endAt(byte);
    if (end >= 0) return finish(end);
    if (skipping) {
      // Only the last byte is kept: it may be the CR of a CRLF.
      buffer[0] = byte;
      length = 1;
      return [];
    }
    if (length === FRAME_CAP_BYTES) {
      restart();
      inside = true;
      skipping = true;
      buffer[length++] = byte;
      return [{ kind: 'overflow' }];
    }
    buffer[length++] = byte;
    return [];
  }

  return {
    push(bytes) {
      const events: FramingEvent[] = [];
      for (const byte of bytes) events.push(...take(byte));
      return events;
    },
    idle() {
      if (mode !== 'stx-etx' && !skipping) return finish(length);
      restart();
      return [];
    },
    pending: () => skipping || length > 0 || (mode === 'stx-etx' && inside),
  };
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return bytes.length >= prefix.length && prefix.every((byte, index) => bytes[index] === byte);
}

function endsWith(bytes: Uint8Array, suffix: Uint8Array): boolean {
  const start = bytes.length - suffix.length;
  return start >= 0 && startsWith(bytes.subarray(start), suffix);
}
