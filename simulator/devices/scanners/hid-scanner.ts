import type { ScannerBody, World } from '../body.ts';
import { createTrigger } from './trigger.ts';

const REPORT_BYTES = 64;
const POS_DATA_BYTES = 56;
const MICROSCAN_DATA_BYTES = 62;
/** Reports: scanned data and trigger of HID POS, data of the Microscan variant. */
const POS_DATA_ID = 0x02;
const POS_TRIGGER_ID = 0x04;
const MICROSCAN_DATA_ID = 0x01;
/** Feature report by which Honeywell scanners are switched into HID POS. */
const ENABLE_ID = 254;
/** Bits of the trigger report that start a read; without them it prevents one, or makes a sound. */
const POS_BITS: TriggerBits = { initiate: 0x01, sound: 0x00 };
/** Hand Held Products 3800i application note, USB interfaces. */
const HONEYWELL_BITS: TriggerBits = { initiate: 0x04, sound: 0x60 };
/** Longest symbol that is sent in parts, in bytes. */
const LONGEST_SYMBOL = 8_192;
/** Honeywell's own symbology ids, by AIM code character. */
const VENDOR_IDS: Readonly<Record<string, number>> = { Q: 0x73, d: 0x77, h: 0x48 };

interface TriggerBits {
  readonly initiate: number;
  readonly sound: number;
}

interface HidPosOptions {
  /**
   * Honeywell: it types like a keyboard until feature report 254 switches it over, and its trigger
   * report has bits of its own.
   */
  readonly isHoneywell: boolean;
  /** Reads only while triggered. */
  readonly isCommanded: boolean;
}

/**
 * A HID POS scanner (usage page 8C, usage 02): reports of id, length, AIM identifier, 56 bytes of data,
 * vendor's symbology id, a reserved byte, and "continued" in bit 0 of the last.
 */
export function createHidPosScanner(
  world: World,
  { isHoneywell, isCommanded }: HidPosOptions,
): ScannerBody {
  const trigger = createTrigger(world, isCommanded);
  const bits = isHoneywell ? HONEYWELL_BITS : POS_BITS;
  let isEnabled = !isHoneywell;

  return {
    receive([id, value = 0], as) {
      if (as === 'feature' && id === ENABLE_ID && isHoneywell) {
        world.asked('setting', `HID POS ${value === 1 ? 'on' : 'off'}`);
        isEnabled = value === 1;
      } else if (as === undefined && id === POS_TRIGGER_ID) {
        if ((value & bits.sound) !== 0) world.asked('beep', `report ${value.toString(16)}`);
        else if ((value & bits.initiate) !== 0) trigger.pull();
        else trigger.release();
      } else world.asked('refused', `report ${id ?? 'without id'}`);
    },
    scan(text, aim) {
      const data = new TextEncoder().encode(text);
      if (!isEnabled || data.length > LONGEST_SYMBOL || !trigger.takesSymbol()) return false;
      for (let from = 0; from < data.length; from += POS_DATA_BYTES) {
        const part = data.subarray(from, from + POS_DATA_BYTES);
        const report = new Uint8Array(REPORT_BYTES);
        report.set([POS_DATA_ID, part.length, 0x5d, ...new TextEncoder().encode(aim)]);
        report.set(part, 5);
        report[61] = VENDOR_IDS[aim[0] ?? ''] ?? 0;
        report[63] = from + POS_DATA_BYTES < data.length ? 1 : 0;
        world.send(report);
      }
      return true;
    },
    powerOff() {
      trigger.reset();
      isEnabled = !isHoneywell;
    },
  };
}

/**
 * The Microscan variant: report 01, length, 62 bytes with the AIM identifier in front of the data. No
 * report tells that another follows, so that a longer symbol is not read.
 */
export function createMicroscanScanner(world: World): ScannerBody {
  return {
    receive: ([id]) => world.asked('refused', `report ${id ?? 'without id'}`),
    scan(text, aim) {
      const data = new TextEncoder().encode(`]${aim}${text}`);
      if (data.length > MICROSCAN_DATA_BYTES) return false;
      const report = new Uint8Array(REPORT_BYTES);
      report.set([MICROSCAN_DATA_ID, data.length, ...data]);
      world.send(report);
      return true;
    },
    powerOff: () => {},
  };
}
