/** A packet of the Simple Serial Interface: `[length][opcode][source][status][data][check, 2]`. */
export interface SsiPacket {
  readonly opcode: number;
  readonly status: number;
  readonly data: readonly number[];
}

export const DECODER = 0x00;
export const HOST = 0x04;
/** Status bits. */
export const SENT_BEFORE = 0x01;
export const MORE_FOLLOWS = 0x02;

const HEADER = 4;

/** Two's complement of the sum of every byte before it, 16 bits. */
export function ssiCheck(bytes: readonly number[]): number {
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return (0x1_0000 - (sum % 0x1_0000)) % 0x1_0000;
}

/** A packet of the scan engine. `data`: at most 251 bytes. */
export function ssiPacketBytes({ opcode, status, data }: SsiPacket): Uint8Array {
  const body = [HEADER + data.length, opcode, DECODER, status, ...data];
  const check = ssiCheck(body);
  return Uint8Array.from([...body, check >> 8, check & 0xff]);
}

/** `bad`: something that began like a packet of the host and was none. */
export type Heard = SsiPacket | 'bad';

export interface SsiEar {
  hear(bytes: Uint8Array): Heard[];
  /** Nothing came for a while: what is not whole by now will not be. */
  pause(): void;
}

/** Finds the packets of a host. */
export function createSsiEar(): SsiEar {
  let waiting: number[] = [];

  function next(): Heard | undefined {
    while (waiting.length > 0) {
      const [length = 0, opcode = 0, source = HOST, status = 0] = waiting;
      if (length < HEADER || source !== HOST) {
        waiting.shift();
        continue;
      }
      if (waiting.length < length + 2) return undefined;
      const body = waiting.slice(0, length);
      const [high = 0, low = 0] = waiting.slice(length);
      if (high * 256 + low !== ssiCheck(body)) {
        waiting = waiting.slice(1);
        return 'bad';
      }
      waiting = waiting.slice(length + 2);
      return { opcode, status, data: body.slice(HEADER) };
    }
    return undefined;
  }

  return {
    hear(bytes) {
      waiting.push(...bytes);
      const heard: Heard[] = [];
      for (let one = next(); one !== undefined; one = next()) heard.push(one);
      return heard;
    },
    pause() {
      waiting = [];
    },
  };
}
