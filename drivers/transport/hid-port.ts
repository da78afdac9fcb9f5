import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import { hasReportIds, readHidFields } from '../hid-items.ts';
import { errorText, openFailure } from './open-error.ts';
import type { OpenPort } from './transport.ts';

/** What is used of an open device of `node-hid`. */
export interface HidHandle {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  write(report: Buffer): Promise<number>;
  sendFeatureReport(report: Buffer): Promise<number>;
  close(): Promise<void>;
}

/**
 * Wraps an open device. Reading begins with the first listener; until then the operating system
 * keeps the reports. `stillThere`: whether enumeration still shows this very device.
 */
export function openHidDevice(
  handle: HidHandle,
  stillThere: () => Promise<boolean>,
  descriptor?: Uint8Array,
): OpenPort {
  const lacksIds = descriptor !== undefined && hasNoReportIds(descriptor);
  let onClosed: ((reason: Failure) => void) | undefined;
  let closing: Promise<void> | undefined;
  let closedBy: Failure | undefined;

  // A failed read is the only sign of an unplugged device that the library gives.
  handle.on('error', (error) => {
    if (closing || closedBy) return;
    closedBy = failure('DEVICE_ABSENT', errorText(error));
    onClosed?.(closedBy);
  });

  return {
    ...(descriptor && { descriptor }),
    async write(bytes, as) {
      if (closing || closedBy) return err(failure('DEVICE_ABSENT', 'write to a closed port'));
      const report = Buffer.from(bytes);
      try {
        await (as === 'feature' ? handle.sendFeatureReport(report) : handle.write(report));
        return ok();
      } catch (error) {
        return err(openFailure(error));
      }
    },
    onBytes(listener) {
      // Without report ids the library gives none; everywhere above, a report begins with one.
      handle.on('data', (report) =>
        listener(lacksIds ? Uint8Array.from([0, ...report]) : new Uint8Array(report)),
      );
    },
    onClosed: (listener) => {
      onClosed = listener;
    },
    isAlive: async () => !closing && !closedBy && (await stillThere()),
    close() {
      closing ??= handle.close().catch(() => {
        // It has gone already.
      });
      return closing;
    },
  };
}

function hasNoReportIds(descriptor: Uint8Array): boolean {
  const fields = readHidFields(descriptor);
  return fields.ok && !hasReportIds(fields.value);
}
