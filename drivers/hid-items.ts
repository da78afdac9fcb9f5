import { err, ok, type Result } from '../contract/result.ts';

/** Linux takes no longer report descriptor either (`HID_MAX_DESCRIPTOR_SIZE`), in bytes. */
export const HID_DESCRIPTOR_CAP_BYTES = 4_096;
/** Longest report that is understood, in bits, without its id. */
const REPORT_CAP_BITS = 8 * 4_096;
const USAGES_CAP = 256;
const FIELDS_CAP = 1_024;
const STACK_CAP = 8;

export type HidReportKind = 'input' | 'output' | 'feature';

/** Elements of one report that stand side by side and mean the same. */
export interface HidField {
  readonly kind: HidReportKind;
  /** 0 where the device has no report ids. */
  readonly reportId: number;
  /** Usage page in the high 16 bits, usage in the low ones. */
  readonly usage: number;
  /** Counted from the first bit behind the report id. */
  readonly bitOffset: number;
  /** Bits of one element. */
  readonly bitSize: number;
  readonly count: number;
}

interface Item {
  readonly type: number;
  readonly tag: number;
  readonly value: number;
}

interface Globals {
  usagePage: number;
  reportSize: number;
  reportCount: number;
  reportId: number;
}

/** Item types and tags of the HID specification 1.11, §6.2.2. */
const TYPE = { MAIN: 0, GLOBAL: 1, LOCAL: 2 } as const;
const MAIN: ReadonlyMap<number, HidReportKind> = new Map([
  [0x8, 'input'],
  [0x9, 'output'],
  [0xb, 'feature'],
]);
const LONG_ITEM = 0xfe;
const CONSTANT = 0x01;

/** Lists the fields of a report descriptor (HID 1.11, §6.2.2); the error says what is wrong with it. */
export function readHidFields(descriptor: Uint8Array): Result<readonly HidField[], string> {
  if (descriptor.length > HID_DESCRIPTOR_CAP_BYTES) return err('too long');
  const fields: HidField[] = [];
  const stack: Globals[] = [];
  const used = new Map<string, number>();
  let globals: Globals = { usagePage: 0, reportSize: 0, reportCount: 0, reportId: 0 };
  let usages: number[] = [];

  function addFields(kind: HidReportKind, flags: number): string | undefined {
    const { reportId, reportSize: bitSize, reportCount } = globals;
    const key = `${kind} ${reportId}`;
    let bitOffset = used.get(key) ?? 0;
    const end = bitOffset + bitSize * reportCount;
    if (end > REPORT_CAP_BITS) return 'a report that is too long';
    used.set(key, end);
    if (flags & CONSTANT) return undefined;
    // One usage for each element; the last one is that of all the others too (§6.2.2.8).
    const named = usages.slice(0, reportCount);
    for (const [index, usage] of named.entries()) {
      const count = index === named.length - 1 ? reportCount - index : 1;
      fields.push({ kind, reportId, usage, bitOffset, bitSize, count });
      bitOffset += bitSize * count;
    }
    return fields.length > FIELDS_CAP ? 'too many fields' : undefined;
  }

  function setGlobal({ tag, value }: Item): string | undefined {
    switch (tag) {
      case 0x0:
        globals.usagePage = value & 0xffff;
        return undefined;
      case 0x7:
        globals.reportSize = value;
        return undefined;
      case 0x8:
        globals.reportId = value & 0xff;
        return undefined;
      case 0x9:
        globals.reportCount = value;
        return undefined;
      case 0xa:
        return stack.push({ ...globals }) > STACK_CAP ? 'a stack that is too deep' : undefined;
      case 0xb: {
        const popped = stack.pop();
        if (!popped) return 'a pop without a push';
        globals = popped;
        return undefined;
      }
      default:
        return undefined;
    }
  }

  function take(item: Item, size: number): string | undefined {
    const kind = MAIN.get(item.tag);
    switch (item.type) {
      case TYPE.MAIN: {
        const fault = kind && addFields(kind, item.value);
        usages = [];
        return fault;
      }
      case TYPE.GLOBAL:
        return setGlobal(item);
      case TYPE.LOCAL:
        if (item.tag !== 0x0) return undefined;
        // Four bytes name the page as well (§6.2.2.8).
        usages.push(size === 4 ? item.value : globals.usagePage * 0x1_0000 + item.value);
        return usages.length > USAGES_CAP ? 'too many usages' : undefined;
      default:
        return undefined;
    }
  }

  let at = 0;
  while (at < descriptor.length) {
    const prefix = descriptor[at] ?? 0;
    if (prefix === LONG_ITEM) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const size = [0, 1, 2, 4][prefix & 0x03] ?? 0;
    const bytes = descriptor.subarray(at + 1, at + 1 + size);
    if (bytes.length < size) return err('cut off');
    const value = bytes.reduceRight((sum, byte) => sum * 0x100 + byte, 0);
    const fault = take({ type: (prefix >> 2) & 0x03, tag: prefix >> 4, value }, size);
    if (fault !== undefined) return err(fault);
    at += 1 + size;
  }
  return ok(fields);
}

/** Whether reports of this device begin with a report id. */
export function hasReportIds(fields: readonly HidField[]): boolean {
  return fields.some(({ reportId }) => reportId !== 0);
}
