import type { HidLayout } from '../../catalogue/scanner-protocols.ts';
import type { AimIdentifier } from '../../events.ts';
import { splitAim } from './aim.ts';

const CONTINUED_BIT = 0x01;
const AIM_BYTES = 3;
const AIM_FLAG = 0x5d;

/** What one input report says. */
export type HidPart =
  | {
      readonly kind: 'part';
      readonly data: Uint8Array;
      readonly aim?: AimIdentifier;
      /**
       * `maybe`: the layout has no bit for it and the report is full, so that only the next report,
       * or silence, can tell.
       */
      readonly continued: boolean | 'maybe';
    }
  /** Another report of the same device. */
  | { readonly kind: 'other' }
  | { readonly kind: 'damage'; readonly what: string };

/**
 * Takes an input report, id first, apart. `toleratesShift`: the identifier may stand one byte late,
 * with the data behind it likewise (seen in the field, likely).
 */
export function readHidReport(
  layout: HidLayout,
  report: Uint8Array,
  toleratesShift: boolean,
): HidPart {
  const { reportId, lengthAt, aimAt, dataAt, dataBytes, continuedAt } = layout;
  if (report[0] !== reportId) return { kind: 'other' };
  const length = report[lengthAt] ?? 0;
  const isShifted =
    toleratesShift &&
    aimAt !== undefined &&
    report[aimAt] !== AIM_FLAG &&
    report[aimAt + 1] === AIM_FLAG;
  const start = dataAt + (isShifted ? 1 : 0);
  const data = report.slice(start, start + length);
  if (length > dataBytes || data.length < length) return { kind: 'damage', what: 'a wrong length' };
  const continued =
    continuedAt === undefined
      ? length === dataBytes && 'maybe'
      : ((report[continuedAt] ?? 0) & CONTINUED_BIT) !== 0;
  if (aimAt === undefined) return { kind: 'part', data, continued };
  const identifierAt = aimAt + (isShifted ? 1 : 0);
  const { aim } = splitAim(report.subarray(identifierAt, identifierAt + AIM_BYTES));
  return { kind: 'part', data, continued, ...(aim && { aim }) };
}
