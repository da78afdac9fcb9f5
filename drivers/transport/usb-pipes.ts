import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import { errorText, openFailure } from './open-error.ts';
import type { UsbPipes } from './two-transfer.ts';

/** The part of a device of the `usb` library that bulk transfers need; endpoints without direction. */
export interface BulkDevice {
  nativeTransferOut(endpoint: number, limitMs: number, bytes: Uint8Array): Promise<number>;
  nativeTransferIn(endpoint: number, limitMs: number, length: number): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

const DIRECTION_BIT = 0x80;
/** A request is for whole packets; 64 bytes at full speed. */
const PACKET_BYTES = 64;

/** The bulk endpoints of a device that is open and claimed. */
export function usbPipes(device: BulkDevice, isThere: () => Promise<boolean>): UsbPipes {
  return {
    async bulkOut(endpoint, bytes, limitMs) {
      try {
        const written = await device.nativeTransferOut(endpoint, limitMs, bytes);
        if (written === bytes.length) return ok();
        return err(failure('DEVICE_OPEN_FAILED', `${written} of ${bytes.length} bytes written`));
      } catch (error) {
        return err(transferFailure(error));
      }
    },
    async bulkIn(endpoint, length, limitMs) {
      const request = Math.ceil(length / PACKET_BYTES) * PACKET_BYTES;
      try {
        const number = endpoint & ~DIRECTION_BIT;
        return ok((await device.nativeTransferIn(number, limitMs, request)) ?? new Uint8Array());
      } catch (error) {
        // That is how the library says that the time is over.
        if (/cancelled|timed out/i.test(errorText(error))) return ok(undefined);
        return err(transferFailure(error));
      }
    },
    isAlive: isThere,
    async close() {
      try {
        await device.close();
      } catch {
        // Gone already.
      }
    },
  };
}

/** The library has its own words for a device that was pulled out. */
export function transferFailure(error: unknown): Failure {
  const text = errorText(error);
  if (/disconnected|device not found/i.test(text)) return failure('DEVICE_ABSENT', text);
  return openFailure(error);
}
