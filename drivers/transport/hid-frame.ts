/**
 * How a simulated HID device speaks over TCP: frames `[type][length][bytes]`; type one byte: 0 input
 * report, 1 output report, 2 feature report, 3 report descriptor; length two bytes, high byte first;
 * reports with their report id first. The device sends its descriptor first, of length 0 if it has
 * none; the host sends only types 1 and 2.
 */
export const HID_FRAME_TYPE = { INPUT: 0, OUTPUT: 1, FEATURE: 2, DESCRIPTOR: 3 } as const;
/** Longest report or descriptor, in bytes. */
export const HID_FRAME_CAP_BYTES = 4_097;
const HEADER_BYTES = 3;
const LAST_TYPE = HID_FRAME_TYPE.DESCRIPTOR;

export interface HidFrame {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** `bytes`: at most {@link HID_FRAME_CAP_BYTES}. */
export function encodeHidFrame(type: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([type, bytes.length >> 8, bytes.length & 0xff, ...bytes]);
}

/**
 * Cuts a stream into frames. Undefined: these are no frames, and nothing that follows can be
 * trusted either.
 */
export function createHidFrameReader(): (bytes: Uint8Array) => HidFrame[] | undefined {
  let rest = new Uint8Array();
  let isBroken = false;
  return (bytes) => {
    const frames: HidFrame[] = [];
    let pending = new Uint8Array(rest.length + bytes.length);
    pending.set(rest);
    pending.set(bytes, rest.length);
    while (pending.length >= HEADER_BYTES && !isBroken) {
      const [type = 0, high = 0, low = 0] = pending;
      const end = HEADER_BYTES + high * 0x100 + low;
      isBroken = type > LAST_TYPE || end > HEADER_BYTES + HID_FRAME_CAP_BYTES;
      if (pending.length < end) break;
      frames.push({ type, bytes: pending.slice(HEADER_BYTES, end) });
      pending = pending.subarray(end);
    }
    rest = isBroken ? new Uint8Array() : pending;
    return isBroken ? undefined : frames;
  };
}
