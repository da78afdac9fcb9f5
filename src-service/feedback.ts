import type { DeviceCommand } from '../contract/devices.ts';
import type { SessionState } from '../contract/session.ts';
import type { DeviceEvent } from '../drivers/events.ts';
import type { DeviceManager } from '../drivers/manager.ts';

/** Tells by the scanner's own sound what became of a scan, where the scanner can be told to. */
export interface Feedback {
  /** Gives what a device read to `deal`, so that the sound comes from where it was read. */
  heard(event: DeviceEvent, deal: () => void): void;
  /** What was read was not taken; the session that is open goes on. */
  refused(): void;
  entered(state: SessionState): void;
}

/**
 * The beep that a scanner makes by itself says "decoded". This one says what the terminal made of
 * it: good once the code system has answered, bad when the scan cannot be used.
 */
export function createFeedback(devices: Pick<DeviceManager, 'snapshots' | 'command'>): Feedback {
  /** Whose scan the session is about; nobody's once it has been told, and after a card. */
  let scannerId: string | undefined;
  let refusals = 0;

  function beep(command: DeviceCommand): void {
    const scanner = devices.snapshots().find(({ id }) => id === scannerId);
    scannerId = undefined;
    if (!scanner?.commands.includes(command)) return;
    // A sound that does not come is no failure of the scan; the screen has told already.
    void devices.command(scanner.id, command);
  }

  return {
    heard({ kind, deviceId }, deal) {
      const before = scannerId;
      const refused = refusals;
      if (kind === 'scan' || kind === 'scan-damaged' || kind === 'scan-overflow') {
        scannerId = deviceId;
      } else if (kind === 'card' || kind === 'card-failed') scannerId = undefined;
      deal();
      if (refusals > refused) scannerId = before;
    },
    refused() {
      refusals++;
      beep('beep-bad');
    },
    entered(state) {
      if (state === 'consent' || state === 'evidence' || state === 'queued') beep('beep-good');
      else if (state === 'failed') beep('beep-bad');
      else if (state !== 'working') scannerId = undefined;
    },
  };
}
