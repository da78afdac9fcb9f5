import { DEVICE_COMMANDS, type DeviceCommand } from '../../../contract/devices.ts';
import type { HidLayout, HidPosProtocol } from '../../catalogue/scanner-protocols.ts';
import type { AimIdentifier } from '../../events.ts';
import { NO_AIM, readAim } from './aim.ts';
import { parseHidDescriptor } from './hid-descriptor.ts';
import { readHidReport, type HidPart } from './hid-report.ts';
import type { ScannerProtocol, Signal } from './protocol.ts';

/** Longest symbol, in bytes. */
export const HID_SYMBOL_CAP_BYTES = 4_096;
/** How long the next report of a symbol may take, in milliseconds; a scanner needs a few. */
export const HID_CONTINUATION_MS = 1_000;
/** Silence that ends a symbol whose last report was full by chance, in milliseconds. */
export const HID_END_MS = 100;

type Settings = Pick<
  HidPosProtocol,
  'layout' | 'enableHex' | 'tolerateShiftedAim' | 'aim' | 'outputReports'
>;
type Outputs = Readonly<Partial<Record<DeviceCommand, Uint8Array>>>;

/**
 * A scanner that speaks HID POS (usage page 0x8C, HID Point of Sale Usage Tables 1.02). It only
 * talks, so it is ready at once; that it is gone shows at the port.
 */
export function hidPosScanner(settings: Settings, descriptor?: Uint8Array): ScannerProtocol {
  const { enableHex, tolerateShiftedAim, aim: aimSetting } = settings;
  const { layout, outputs } = reportsOf(settings, descriptor);
  const buffer = new Uint8Array(HID_SYMBOL_CAP_BYTES);
  let length = 0;
  let aim: AimIdentifier | undefined;
  let isTooLong = false;
  /** Set while a symbol is open. */
  let until: number | undefined;
  let endsBySilence = false;

  function restart(): void {
    buffer.fill(0, 0, length);
    length = 0;
    aim = undefined;
    isTooLong = false;
    until = undefined;
  }

  function finish(): Signal[] {
    const bytes = buffer.slice(0, length);
    const symbol = layout.aimAt === undefined ? readAim(bytes, aimSetting) : { data: bytes, aim };
    const isEmpty = isTooLong || bytes.length === 0;
    restart();
    if (isEmpty) return [];
    if (symbol === 'damaged') return [{ kind: 'damage', what: NO_AIM }];
    const { data, aim: identifier } = symbol;
    if (data.length === 0) return [];
    return [{ kind: 'symbol', bytes: data, ...(identifier && { aim: identifier }) }];
  }

  function append(part: Uint8Array): Signal[] {
    if (isTooLong) return [];
    if (length + part.length > HID_SYMBOL_CAP_BYTES) {
      isTooLong = true;
      return [{ kind: 'overflow' }];
    }
    buffer.set(part, length);
    length += part.length;
    return [];
  }

  function take(part: HidPart & { kind: 'part' }, now: number): Signal[] {
    const signals: Signal[] = [];
    if (part.aim && aim && !isSame(part.aim, aim)) {
      signals.push({ kind: 'damage', what: 'parts of two symbols' });
      restart();
    }
    aim ??= part.aim;
    signals.push(...append(part.data));
    if (part.continued === false) return [...signals, ...finish()];
    endsBySilence = part.continued === 'maybe';
    until = now + (endsBySilence ? HID_END_MS : HID_CONTINUATION_MS);
    return signals;
  }

  return {
    start() {
      const ready: Signal = { kind: 'ready', facts: {} };
      if (enableHex === undefined) return [ready];
      return [{ kind: 'send', bytes: fromHex(enableHex), as: 'feature' }, ready];
    },
    receive(report, now) {
      const part = readHidReport(layout, report, tolerateShiftedAim);
      if (part.kind === 'part') return take(part, now);
      if (part.kind === 'other') return [];
      restart();
      return [part];
    },
    commands: DEVICE_COMMANDS.filter((command) => outputs[command] !== undefined),
    command(command) {
      const bytes = outputs[command];
      if (!bytes) return [{ kind: 'answered', command, ok: false }];
      return [
        { kind: 'send', bytes },
        { kind: 'answered', command, ok: true },
      ];
    },
    wakeAt: () => until,
    wake(now) {
      if (until === undefined || now < until) return [];
      if (endsBySilence) return finish();
      restart();
      return [{ kind: 'damage', what: 'the rest of a symbol did not come' }];
    },
    isBusy: () => until !== undefined,
    stop: restart,
  };
}

/** Where the reports stand, and what can be sent: from the descriptor where the model wants it so. */
function reportsOf(
  { layout, outputReports = {} }: Settings,
  descriptor: Uint8Array | undefined,
): { readonly layout: HidLayout; readonly outputs: Outputs } {
  const known: Outputs = Object.fromEntries(
    Object.entries(outputReports).map(([command, hex]) => [command, fromHex(hex)]),
  );
  if (!('type' in layout)) return { layout, outputs: known };
  const parsed = descriptor && parseHidDescriptor(descriptor);
  if (!parsed?.ok) return { layout: layout.fallback, outputs: known };
  const { trigger } = parsed.value;
  const found: Outputs = trigger
    ? { 'trigger-start': trigger.start, 'trigger-stop': trigger.stop }
    : {};
  return { layout: parsed.value.layout, outputs: { ...found, ...known } };
}

function isSame(one: AimIdentifier, other: AimIdentifier): boolean {
  return one.code === other.code && one.modifier === other.modifier;
}

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
