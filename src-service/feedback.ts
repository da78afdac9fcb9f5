import type { DeviceCommand } from '../contract/devices.ts';
import type { SessionState } from '../contract/session.ts';
import type { DeviceEvent } from '../drivers/events.ts';
import type { DeviceManager } from '../drivers/manager.ts';

/** Tells by the scanner's own sound what became of a scan, where the scanner can be told to. */
export interface Feedback {
  /** Whatever a device read comes by here first, so that the sound comes from where it was read. */
  heard(event: DeviceEvent): void;
  /** The scan was not taken. */
  refused(): void;
  entered(state: SessionState): void;
}

/**
 * The beep that a scanner makes by itself says "decoded". This one says what the terminal made of
 * it: good once the code system has answered, bad when the scan cannot be used.
 */
export function createFeedback(devices: Pick<DeviceManager, 'snapshots' | 'command'>): Feedback {
  let scannerId: string | undefined;

  function beep(command: DeviceCommand): void {
    const scanner = devices.snapshots().find(({ id }) => id === scannerId);
    scannerId = undefined;
    if (!scanner?.commands.includes(command)) return;
    // A sound that does not come is no failure of the scan; the screen has told already.
    void devices.command(scanner.id, command);
  }

  return {
    heard({ kind, deviceId }) {
      if (kind === 'scan' || kind === 'scan-damaged' || kind === 'scan-overflow') {
        scannerId = deviceId;
      }
    },
    refused: () => beep('beep-bad'),
    entered(state) {
      if (state === 'consent') beep('beep-good');
      else if (state === 'failed') beep('beep-bad');
      else if (state === 'queued') beep('beep-good');
    },
  };
}
