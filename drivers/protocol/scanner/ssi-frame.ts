/**
 * Opcodes of the Simple Serial Interface (Zebra, "SSI Programmer's Guide" 72E-40451; the list of them
 * is published in Zebra's product guides and in the Symbol SE-955 integration guide).
 */
export const SSI_OPCODE = {
  REQUEST_REVISION: 0xa3,
  REPLY_REVISION: 0xa4,
  CMD_ACK: 0xd0,
  CMD_NAK: 0xd1,
  START_DECODE: 0xe4,
  STOP_DECODE: 0xe5,
  BEEP: 0xe6,
  DECODE_DATA: 0xf3,
} as const;

/** Status bit 0: sent before. */
export const SSI_RETRANSMITTED = 0x01;
/** Status bit 1: more packets of this message follow. */
export const SSI_CONTINUED = 0x02;

const HOST = 0x04;
const DECODER = 0x00;
const HEADER_BYTES = 4;
const CHECKSUM_BYTES = 2;
const LONGEST_BYTES = 0xff + CHECKSUM_BYTES;
/** Bits 4 to 7 of the status are not used and always 0. */
const UNUSED_STATUS_BITS = 0xf0;

/** One packet of the decoder: `[length][opcode][source][status][data][checksum, high byte first]`. */
export interface SsiPacket {
  readonly opcode: number;
  readonly status: number;
  readonly data: Uint8Array;
}

export type SsiEvent =
  | { readonly kind: 'packet'; readonly packet: SsiPacket }
  /** Bytes that are no packet; told once for every run of them. */
  | { readonly kind: 'bad'; readonly what: string };

export interface SsiReader {
  push(bytes: Uint8Array): SsiEvent[];
  /** Nothing has come for a while: whatever is still open will not be completed. */
  idle(): SsiEvent[];
  pending(): boolean;
  /** Opcode of the packet that is being received. */
  opcode(): number | undefined;
  wipe(): void;
}

/** A packet of the host. `data`: at most 251 bytes. */
export function encodeSsi(
  opcode: number,
  data: readonly number[] = [],
  status = 0,
): Uint8Array<ArrayBuffer> {
  const body = [HEADER_BYTES + data.length, opcode, HOST, status, ...data];
  const sum = checksum(body);
  return Uint8Array.from([...body, sum >> 8, sum & 0xff]);
}

/** Cuts the stream of a decoder into packets; the same events however the stream is split. */
export function createSsiReader(): SsiReader {
  const buffer = new Uint8Array(LONGEST_BYTES);
  let length = 0;
  let sawNoise = false;
  let told = false;

  function drop(count: number): void {
    buffer.copyWithin(0, count, length);
    length -= count;
    buffer.fill(0, length);
  }

  function dropOne(): void {
    // NUL is the wake-up character: no packet, and nothing wrong either.
    sawNoise ||= buffer[0] !== 0;
    drop(1);
  }

  function tell(what: string): SsiEvent[] {
    if (told) return [];
    told = true;
    return [{ kind: 'bad', what }];
  }

  function drain(): SsiEvent[] {
    const events: SsiEvent[] = [];
    for (;;) {
      while (length > 0 && !isHeader(buffer.subarray(0, length))) dropOne();
      const [size = 0, opcode = 0, , status = 0] = buffer;
      if (length === 0 || length < size + CHECKSUM_BYTES) return events;
      const sum = ((buffer[size] ?? 0) << 8) | (buffer[size + 1] ?? 0);
      if (sum === checksum(buffer.subarray(0, size))) {
        const data = buffer.slice(HEADER_BYTES, size);
        events.push({ kind: 'packet', packet: { opcode, status, data } });
        drop(size + CHECKSUM_BYTES);
        sawNoise = false;
        told = false;
      } else {
        events.push(...tell('wrong checksum'));
        dropOne();
      }
    }
  }

  return {
    push(bytes) {
      const events: SsiEvent[] = [];
      for (const byte of bytes) {
        buffer[length++] = byte;
        events.push(...drain());
      }
      return events;
    },
    idle() {
      const events: SsiEvent[] = [];
      while (length > 0) {
        // A whole packet may stand behind a byte that looked like the length of a longer one.
        dropOne();
        events.push(...drain());
      }
      if (sawNoise) events.push(...tell('broken off'));
      sawNoise = false;
      told = false;
      return events;
    },
    pending: () => length > 0 || sawNoise,
    opcode: () => (length > 1 ? buffer[1] : undefined),
    wipe() {
      drop(length);
    },
  };
}

function isHeader(bytes: Uint8Array): boolean {
  const [size = 0, , source = DECODER, status = 0] = bytes;
  return size >= HEADER_BYTES && source === DECODER && (status & UNUSED_STATUS_BITS) === 0;
}

/** Two's complement of the sum of all bytes before it, 16 bits. */
function checksum(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return -sum & 0xffff;
}
