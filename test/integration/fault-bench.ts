import { manualClock } from '../../contract/clock.ts';
import { CATALOGUE } from '../../drivers/catalogue/load.ts';
import { sessionFor } from '../../drivers/device/start.ts';
import type { DeviceSession } from '../../drivers/device/session.ts';
import type { DeviceEvent } from '../../drivers/events.ts';
import { plugInSchema, type Family } from '../../simulator/control-api.ts';
import { createDevice, type AnyDevice } from '../../simulator/devices/device.ts';
import { DEVICE_FAMILIES } from '../../simulator/devices/families.ts';
import type { Link, OnBytes } from '../../simulator/devices/link.ts';

/** How long the terminal of the bench waits before it opens a port again, in milliseconds. */
const REOPEN_MS = 500;

/** A simulated device and a driver, joined by a cable of which only the faults are simulated. */
export interface FaultBench {
  readonly device: AnyDevice;
  readonly events: readonly DeviceEvent[];
  /** How often the driver has given a port up. */
  readonly failures: readonly string[];
  isReady(): boolean;
  /** Lets time pass, and with it everything that waits for it. */
  pass(ms: number): Promise<void>;
  stop(): void;
}

/** Joins a device of `family` and the session of `model` under a clock that the test turns. */
export async function faultBench(family: Family, model: string): Promise<FaultBench> {
  const clock = manualClock(1_000);
  const events: DeviceEvent[] = [];
  const failures: string[] = [];
  const { descriptor } = DEVICE_FAMILIES[family];
  const start = sessionFor(CATALOGUE.get(model)!)!;
  let session: DeviceSession | undefined;
  let isReady = false;
  let toDevice: OnBytes = () => {};

  function open(): void {
    if (session || !device.link.isPlugged()) return;
    session = start({
      deviceId: 'device-1',
      clock,
      ...(descriptor && { descriptor }),
      write: (bytes, as) =>
        void clock.after(1, () => device.link.isPlugged() && toDevice(bytes, as)),
      emit: (event) => void events.push(event),
      ready: () => {
        isReady = true;
      },
      busy: () => {},
      answered: () => {},
      fail({ code, detail = '' }) {
        failures.push(`${code} ${detail}`);
        close();
        clock.after(REOPEN_MS, open);
      },
    });
  }

  function close(): void {
    session?.stop();
    session = undefined;
    isReady = false;
  }

  let plugged = true;
  const cable = (onBytes: OnBytes): Promise<Link> => {
    toDevice = onBytes;
    return Promise.resolve({
      kind: DEVICE_FAMILIES[family].identity.bus === 'hid' ? 'hid' : 'tcp',
      path: 'bench',
      isPlugged: () => plugged,
      plug() {
        plugged = true;
        clock.after(REOPEN_MS, open);
        return Promise.resolve();
      },
      unplug() {
        plugged = false;
        close();
        return Promise.resolve();
      },
      send(bytes) {
        if (plugged) session?.receive(bytes);
      },
    } satisfies Link);
  };
  const device = await createDevice(plugInSchema.parse({ id: 'device-1', family }), clock, cable);
  open();

  return {
    device,
    events,
    failures,
    isReady: () => isReady,
    async pass(ms) {
      const STEP_MS = 20;
      for (let passed = 0; passed < ms; passed += STEP_MS) {
        clock.advance(STEP_MS);
        // Plugging and unplugging take their turn by promises.
        for (let turn = 0; turn < 8; turn++) await Promise.resolve();
      }
    },
    stop: close,
  };
}
