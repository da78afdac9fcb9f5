import { hidLayoutSchema, type HidLayout } from '../../catalogue/scanner-protocols.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { readHidFields, type HidField } from '../../hid-items.ts';

/** Usages of the HID Point of Sale Usage Tables 1.02, §3, page first; the byte count is generic. */
const USAGE = {
  PREVENT_READ: 0x8c_005f,
  INITIATE_READ: 0x8c_0060,
  SYMBOLOGY_1: 0x8c_00fb,
  SYMBOLOGY_2: 0x8c_00fc,
  SYMBOLOGY_3: 0x8c_00fd,
  DECODED_DATA: 0x8c_00fe,
  CONTINUED: 0x8c_00ff,
  BYTE_COUNT: 0x01_003b,
} as const;

/** What the report descriptor of a bar code scanner says. */
export interface HidScannerReports {
  readonly layout: HidLayout;
  /** Output reports, id first, that start and stop reading; only where the device has them. */
  readonly trigger?: { readonly start: Uint8Array; readonly stop: Uint8Array };
}

/**
 * Finds the report of scanned data by its usages. Three symbology ids side by side are the AIM
 * identifier; a single one is the vendor's own. The error says what is wrong or missing.
 */
export function parseHidDescriptor(descriptor: Uint8Array): Result<HidScannerReports, string> {
  const read = readHidFields(descriptor);
  if (!read.ok) return read;
  const fields = read.value;
  const data = fields.find(({ kind, usage }) => kind === 'input' && usage === USAGE.DECODED_DATA);
  if (!data) return err('no decoded data');
  const report = fields.filter(
    (field) => field.kind === 'input' && field.reportId === data.reportId,
  );
  const lengthAt = byteOf(report, USAGE.BYTE_COUNT);
  if (lengthAt === undefined) return err('no byte count');
  const first = byteOf(report, USAGE.SYMBOLOGY_1);
  const hasAim =
    first !== undefined &&
    byteOf(report, USAGE.SYMBOLOGY_2) === first + 1 &&
    byteOf(report, USAGE.SYMBOLOGY_3) === first + 2;
  const continuedAt = bitOf(report, USAGE.CONTINUED);
  const layout = hidLayoutSchema.safeParse({
    reportId: data.reportId,
    lengthAt,
    ...(first !== undefined && (hasAim ? { aimAt: first } : { symbologyAt: first })),
    dataAt: byteOf(report, USAGE.DECODED_DATA),
    // Some say "one element of 448 bits" instead of 56 of 8.
    dataBytes: (data.bitSize * data.count) / 8,
    ...(continuedAt?.bit === 0 && { continuedAt: continuedAt.byte }),
  });
  if (!layout.success) return err('a layout that is not in whole bytes');
  const trigger = triggerOf(fields);
  return ok({ layout: layout.data, ...(trigger && { trigger }) });
}

/** Where a field begins, counted with the report id at 0; undefined within a byte. */
function byteOf(report: readonly HidField[], usage: number): number | undefined {
  const found = bitOf(report, usage);
  return found?.bit === 0 ? found.byte : undefined;
}

function bitOf(
  report: readonly HidField[],
  usage: number,
): { readonly byte: number; readonly bit: number } | undefined {
  const field = report.find((each) => each.usage === usage);
  return field && { byte: 1 + Math.floor(field.bitOffset / 8), bit: field.bitOffset % 8 };
}

function triggerOf(fields: readonly HidField[]): HidScannerReports['trigger'] {
  const start = outputOf(fields, USAGE.INITIATE_READ);
  const stop = outputOf(fields, USAGE.PREVENT_READ);
  return start && stop && { start, stop };
}

/** An output report in which nothing but the bit of this usage is set. */
function outputOf(fields: readonly HidField[], usage: number): Uint8Array | undefined {
  const field = fields.find((each) => each.kind === 'output' && each.usage === usage);
  if (field?.bitSize !== 1) return undefined;
  const { reportId, bitOffset } = field;
  const ends = fields
    .filter((each) => each.kind === 'output' && each.reportId === reportId)
    .map((each) => each.bitOffset + each.bitSize * each.count);
  const report = new Uint8Array(1 + Math.ceil(Math.max(...ends) / 8));
  report[0] = reportId;
  report[1 + Math.floor(bitOffset / 8)] = 1 << (bitOffset % 8);
  return report;
}
