import { z } from 'zod';

/** Where the simulated printer is reached by IPP. */
export const IPP_PATH = '/ipp/print';

/** What may be the matter with the simulated printer. */
export const PRINTER_CONDITIONS = [
  ...(['ready', 'paper-low', 'no-paper', 'jam', 'cover-open', 'no-toner'] as const),
  ...(['paused', 'off'] as const),
] as const;
export const printerConditionSchema = z.enum(PRINTER_CONDITIONS);
export type PrinterCondition = z.infer<typeof printerConditionSchema>;

/** `PUT /api/printer`. */
export const setPrinterSchema = z.strictObject({ condition: printerConditionSchema });

/** `GET /api/printer`. `GET /api/printer/last` is the document that came out last, as PDF. */
export const printerStateSchema = z.strictObject({
  condition: printerConditionSchema,
  /** Jobs that wait or print. */
  waiting: z.number().int(),
  /** Sheets that have come out since the start. */
  sheets: z.number().int(),
});
export type PrinterState = z.infer<typeof printerStateSchema>;

/** `printer-state-reasons` of each (RFC 8011, 5.4.12). */
export const REASONS: Readonly<Record<PrinterCondition, string>> = {
  ready: 'none',
  'paper-low': 'media-low-warning',
  'no-paper': 'media-empty-error',
  jam: 'media-jam-error',
  'cover-open': 'cover-open-error',
  'no-toner': 'toner-empty-error',
  paused: 'paused',
  off: 'none',
};

/** Whether sheets come out. */
export function prints(condition: PrinterCondition): boolean {
  return condition === 'ready' || condition === 'paper-low';
}
