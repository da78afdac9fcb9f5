import type { DeviceState } from '../contract/devices.ts';
import { failure, type Failure } from '../contract/failures.ts';
import type { DeviceModel } from './catalogue/schema.ts';
import { refused } from './command-desk.ts';
import type { DeviceEntry, DeviceWorld, ManagedDevice } from './managed-device.ts';
import { atrFacts } from './pcsc/facts.ts';
import type { PcscReader, PcscState } from './pcsc/watch.ts';

export interface SmartCardDevice extends ManagedDevice {
  /** What the smart-card service says now. */
  see(state: PcscState): void;
}

/** An answer to reset as the contract takes it: 2 to 33 bytes (ISO 7816-3). */
const ATR = /^([0-9a-f]{2}){2,33}$/;

/** A reader of the PC/SC service (社会保障卡 and the like): tells that a card lies there, and its ATR. */
export function smartCardDevice(
  entry: DeviceEntry,
  model: DeviceModel,
  { clock, emit, changed }: DeviceWorld,
): SmartCardDevice {
  const { id, origin } = entry;
  let { path } = entry;
  let isHere = path !== undefined;
  let running = false;
  let service: PcscState | undefined;
  let state: DeviceState = 'absent';
  let reason: Failure | undefined = failure('DEVICE_ABSENT', 'not looked for yet');
  let since = clock.now();
  let atr: string | undefined;

  function show(next: DeviceState, why: Failure | undefined, card: string | undefined): void {
    const isSame = next === state && why?.detail === reason?.detail && card === atr;
    if (isSame || !running) return;
    if (next !== state) since = clock.now();
    const before = atr;
    [state, reason, atr] = [next, why, card];
    changed();
    if (before === card) return;
    if (before !== undefined) emit({ kind: 'smart-card-removed', deviceId: id, at: clock.now() });
    if (card === undefined) return;
    emit({ kind: 'smart-card-present', deviceId: id, at: clock.now(), atr: card });
  }

  function look(): void {
    if (!service) return;
    const reader = isHere ? service.readers.find(({ name }) => name === path) : undefined;
    if (!reader) {
      show('absent', failure('DEVICE_ABSENT', service.problem ?? 'not plugged in'), undefined);
    } else if (reader.state === 'in-use') show('busy', undefined, atrOf(reader) ?? atr);
    else show('ready', undefined, atrOf(reader));
  }

  return {
    start() {
      running = true;
      look();
    },
    stop() {
      running = false;
      return Promise.resolve();
    },
    see(now) {
      service = now;
      look();
    },
    standAt(where) {
      isHere = where !== undefined;
      path = where ?? path;
      look();
    },
    command: () => refused('a smart-card reader takes no commands'),
    snapshot: () => ({
      id,
      kind: model.kind,
      model: entry.model,
      name: model.name,
      path: path ?? '',
      origin,
      state,
      ...(reason && { reason }),
      since,
      facts: atr === undefined ? {} : atrFacts(atr),
      commands: [],
    }),
  };
}

function atrOf({ state, atr }: PcscReader): string | undefined {
  const isThere = state === 'present' || state === 'in-use';
  return isThere && atr !== undefined && ATR.test(atr) ? atr : undefined;
}
