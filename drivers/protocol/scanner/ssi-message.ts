import type { Signal } from './protocol.ts';
import { aimOfSsiType } from './ssi-code-type.ts';
import { SSI_CONTINUED, SSI_RETRANSMITTED, type SsiPacket } from './ssi-frame.ts';

/** Longest symbol, in bytes. */
export const SSI_SYMBOL_CAP_BYTES = 4_096;
/** How long the next packet of a message may take, in milliseconds. */
export const SSI_CONTINUATION_MS = 3_000;
/**
 * A packet that says of itself that it was sent before is the one before it only for so long, in
 * milliseconds; the engine's own patience for an answer is 2 s by default.
 */
export const SSI_REPEAT_MS = 5_000;

/** Joins the packets of DECODE_DATA to symbols, and tells repeated packets from new ones. */
export interface SsiMessage {
  /** A good packet with opcode DECODE_DATA. */
  take(packet: SsiPacket, now: number): Signal[];
  isOpen(): boolean;
  wakeAt(): number | undefined;
  wake(now: number): Signal[];
  wipe(): void;
}

interface Taken {
  readonly packet: SsiPacket;
  readonly until: number;
}

/**
 * Every packet carries the bar code type as its first byte of data: so the packet format of
 * DECODE_DATA has it, and for packets of one message it must be the same (our reading, likely).
 */
export function createSsiMessage(): SsiMessage {
  const buffer = new Uint8Array(SSI_SYMBOL_CAP_BYTES);
  let length = 0;
  let type: number | undefined;
  let isTooLong = false;
  let expectedUntil: number | undefined;
  let taken: Taken | undefined;

  function restart(): void {
    buffer.fill(0, 0, length);
    length = 0;
    type = undefined;
    isTooLong = false;
    expectedUntil = undefined;
  }

  function forget(): void {
    taken?.packet.data.fill(0);
    taken = undefined;
  }

  function isRepeated({ status, data }: SsiPacket, now: number): boolean {
    if (!(status & SSI_RETRANSMITTED) || !taken || now > taken.until) return false;
    const before = taken.packet;
    return (
      (status & SSI_CONTINUED) === (before.status & SSI_CONTINUED) &&
      Buffer.compare(data, before.data) === 0
    );
  }

  function append(part: Uint8Array): Signal[] {
    if (isTooLong) return [];
    if (length + part.length > SSI_SYMBOL_CAP_BYTES) {
      isTooLong = true;
      return [{ kind: 'overflow' }];
    }
    buffer.set(part, length);
    length += part.length;
    return [];
  }

  function finish(): Signal[] {
    const aim = type === undefined ? undefined : aimOfSsiType(type);
    const bytes = buffer.slice(0, length);
    const isWhole = !isTooLong && length > 0;
    restart();
    return isWhole ? [{ kind: 'symbol', bytes, ...(aim && { aim }) }] : [];
  }

  return {
    take(packet, now) {
      if (isRepeated(packet, now)) return [];
      forget();
      taken = { packet, until: now + SSI_REPEAT_MS };
      const [newType] = packet.data;
      if (newType === undefined) return [{ kind: 'damage', what: 'a symbol without a type' }];
      const signals: Signal[] = [];
      if (type !== undefined && type !== newType) {
        signals.push({ kind: 'damage', what: 'parts of two symbols' });
        restart();
      }
      type = newType;
      signals.push(...append(packet.data.subarray(1)));
      if (packet.status & SSI_CONTINUED) expectedUntil = now + SSI_CONTINUATION_MS;
      else signals.push(...finish());
      return signals;
    },
    isOpen: () => expectedUntil !== undefined,
    wakeAt: () => expectedUntil ?? taken?.until,
    wake(now) {
      if (taken && now >= taken.until) forget();
      if (expectedUntil === undefined || now < expectedUntil) return [];
      restart();
      return [{ kind: 'damage', what: 'the rest of a symbol did not come' }];
    },
    wipe() {
      restart();
      forget();
    },
  };
}
