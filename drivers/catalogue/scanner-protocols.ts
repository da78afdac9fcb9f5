import { z } from 'zod';
import { DEVICE_COMMANDS } from '../../contract/devices.ts';
import { printable } from './printable.ts';

/** Bytes as pairs of small hexadecimal digits. */
const hex = (maxBytes: number): z.ZodString =>
  z.string().regex(new RegExp(`^([0-9a-f]{2}){0,${maxBytes}}$`));
const charset = z.enum(['auto', 'utf-8', 'gb18030']);
/**
 * Whether an AIM identifier `]cm` stands before the data. `never`: what looks like one was printed in
 * the code; `may`: it is one wherever its form is right; `must`: a symbol without one is damaged.
 */
const aimSchema = z.enum(['never', 'may', 'must']);
export type AimSetting = z.infer<typeof aimSchema>;
const commandSchema = z.enum(DEVICE_COMMANDS);

/** One Newland command: ASCII, no semicolon, which would end it; `@` before it keeps the setting. */
const unifiedBody = z
  .string()
  .max(64)
  .regex(/^@?[A-Za-z][ -:<-~]*$/);

/** How a scanner of text is told what to do, and how it answers. */
const controlSchema = z.discriminatedUnion('type', [
  /** It only talks. */
  z.strictObject({ type: z.literal('none') }),
  /** Bytes that it obeys without an answer (Honeywell SYN, Opticon ESC, Datalogic). */
  z.strictObject({ type: z.literal('bytes'), commands: z.partialRecord(commandSchema, hex(32)) }),
  /** Newland "7E" zone protocol with CRC. */
  z.strictObject({ type: z.literal('newland-zone') }),
  /** Newland unified set-up commands `~<SOH>0000…;<ETX>`. `commands`: body of each, e.g. `SCNTRG1`. */
  z.strictObject({
    type: z.literal('newland-unified'),
    commands: z.partialRecord(commandSchema, unifiedBody),
    /**
     * Sent at every opening: settings, e.g. `SCNMOD0`, temporary ones so that no flash wears out
     * (one that begins with `@` is kept), and questions, e.g. `SCNMOD*`, whose answers become facts;
     * the first question is the heartbeat too.
     */
    init: z.array(unifiedBody).max(16),
  }),
  /** Newland `$$$$` set-up. `init`: codes such as `99900030`; without any the mode is not entered. */
  z.strictObject({
    type: z.literal('newland-legacy'),
    init: z.array(z.string().regex(/^\d{1,12}$/)).max(16),
  }),
]);
export type Control = z.infer<typeof controlSchema>;

export const textProtocolSchema = z.strictObject({
  type: z.literal('text'),
  framing: z.strictObject({
    mode: z.enum(['line', 'cr', 'lf', 'crlf', 'none', 'stx-etx']),
    /** Bytes before and behind every symbol, inside of the frame; taken away where they are. */
    prefixHex: hex(16),
    suffixHex: hex(16),
    /** Silence after which what has come so far is whole, in milliseconds. */
    idleMs: z.number().int().min(10).max(1_000),
  }),
  charset,
  aim: aimSchema,
  control: controlSchema,
});
export type TextProtocol = z.infer<typeof textProtocolSchema>;

/** Simple Serial Interface of Zebra and Symbol engines. */
export const ssiProtocolSchema = z.strictObject({ type: z.literal('ssi'), charset });

/** Where things stand in an input report, counted with the report id at 0. */
export const hidLayoutSchema = z.strictObject({
  reportId: z.number().int().min(0).max(255),
  lengthAt: z.number().int().min(0).max(63),
  /** Three bytes, flag first; absent where the identifier is part of the data or there is none. */
  aimAt: z.number().int().min(0).max(61).optional(),
  dataAt: z.number().int().min(1).max(63),
  dataBytes: z.number().int().min(1).max(4_096),
  /** The vendor's own symbology id. */
  symbologyAt: z.number().int().min(0).max(4_096).optional(),
  /** Bit 0 of this byte: continued in the next report. */
  continuedAt: z.number().int().min(0).max(4_096).optional(),
});
export type HidLayout = z.infer<typeof hidLayoutSchema>;

/** HID point-of-sale scanner (usage page 0x8C). */
export const hidPosProtocolSchema = z.strictObject({
  type: z.literal('hid-pos'),
  /** `descriptor`: from the usages of the report descriptor, with `fallback` where there is none. */
  layout: z.union([
    hidLayoutSchema,
    z.strictObject({ type: z.literal('descriptor'), fallback: hidLayoutSchema }),
  ]),
  /** Feature report that switches into this mode, report id first; sent at every opening. */
  enableHex: hex(64).optional(),
  /** Output reports that the scanner obeys without an answer, report id first. */
  outputReports: z.partialRecord(commandSchema, hex(64)).optional(),
  /** Some devices put the AIM identifier one byte late. */
  tolerateShiftedAim: z.boolean(),
  /** Where the layout has no place of its own for the identifier; from its place it is always read. */
  aim: aimSchema,
  charset,
});
export type HidPosProtocol = z.infer<typeof hidPosProtocolSchema>;

/** Keyboard wedge (键盘口扫码器): told from a hand by the rhythm of its keys. */
export const wedgeProtocolSchema = z.strictObject({
  type: z.literal('wedge'),
  /** Longest gap between two keys as a rule, in milliseconds; single ones may be longer. */
  maxGapMs: z.number().int().min(5).max(200),
  minChars: z.number().int().min(3).max(64),
  /** `KeyboardEvent.key` of keys that end a symbol. */
  endKeys: z.array(z.enum(['Enter', 'Tab'])).min(1),
  /** Characters before every symbol, taken away; a burst without them is no scan. */
  prefix: printable(0, 8),
  charset,
});
export type WedgeProtocol = z.infer<typeof wedgeProtocolSchema>;

export const scannerProtocolSchema = z.discriminatedUnion('type', [
  textProtocolSchema,
  ssiProtocolSchema,
  hidPosProtocolSchema,
  wedgeProtocolSchema,
]);
export type ScannerProtocolSettings = z.infer<typeof scannerProtocolSchema>;
