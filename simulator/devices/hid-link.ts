import type { Link, OnBytes } from './link.ts';
import { createLoopbackLink } from './loopback-link.ts';

const INPUT = 0;
const OUTPUT = 1;
const FEATURE = 2;
const DESCRIPTOR = 3;
const HEAD_BYTES = 3;
const LONGEST_REPORT = 4_097;

/**
 * A HID device over TCP: frames of type (0 input, 1 output, 2 feature, 3 descriptor), length (2
 * bytes, high one first) and a report with its report id first. The descriptor comes first on every
 * connection, empty where there is none. Plugged in.
 */
export function createHidLink(descriptor: Uint8Array, onBytes: OnBytes): Promise<Link> {
  return createLoopbackLink({
    kind: 'hid',
    scheme: 'simulated-hid',
    connected(socket) {
      socket.write(frame(DESCRIPTOR, descriptor));
      let waiting = Buffer.alloc(0);
      return (bytes) => {
        waiting = Buffer.concat([waiting, bytes]);
        while (waiting.length >= HEAD_BYTES) {
          const size = waiting.readUInt16BE(1);
          if (size > LONGEST_REPORT) {
            socket.destroy();
            return;
          }
          if (waiting.length < HEAD_BYTES + size) return;
          const type = waiting[0];
          const report = Uint8Array.from(waiting.subarray(HEAD_BYTES, HEAD_BYTES + size));
          waiting = waiting.subarray(HEAD_BYTES + size);
          if (type === OUTPUT) onBytes(report);
          if (type === FEATURE) onBytes(report, 'feature');
        }
      };
    },
    encode: (report) => frame(INPUT, report),
  });
}

function frame(type: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(type, bytes.length >> 8, bytes.length & 0xff), bytes]);
}
