import type { DeviceModel } from './catalogue/schema.ts';
import { refused } from './command-desk.ts';
import type { DeviceEntry, DeviceWorld, ManagedDevice } from './managed-device.ts';

/** Keys that were typed faster than any hand can. */
export interface WedgeBurst {
  readonly text: string;
  /** Whether a configured end key closed it. */
  readonly ended: boolean;
}

export interface KeyboardDevice extends ManagedDevice {
  type(burst: WedgeBurst): void;
}

/**
 * A keyboard wedge (键盘口扫码器). Nobody can tell whether one is plugged in, so it counts as ready as
 * long as the terminal runs.
 */
export function keyboardDevice(
  entry: DeviceEntry,
  model: DeviceModel,
  { clock, emit, changed, raw }: DeviceWorld,
): KeyboardDevice {
  const { id, origin } = entry;
  const made = clock.now();
  let since: number | undefined;
  return {
    start() {
      if (since !== undefined) return;
      since = clock.now();
      changed();
    },
    stop() {
      since = undefined;
      return Promise.resolve();
    },
    type({ text, ended }) {
      if (since === undefined || text === '') return;
      const bytes = new TextEncoder().encode(text);
      raw({ deviceId: id, from: 'device', bytes });
      const scan = { kind: 'scan', deviceId: id, at: clock.now(), bytes, text } as const;
      emit(ended ? scan : { ...scan, isUncertain: true });
    },
    command: () => refused('a keyboard wedge takes no commands'),
    standAt: () => {},
    snapshot: () => ({
      id,
      kind: model.kind,
      model: entry.model,
      name: model.name,
      path: 'keyboard',
      origin,
      state: since === undefined ? 'opening' : 'ready',
      since: since ?? made,
      facts: {},
      commands: [],
    }),
  };
}
