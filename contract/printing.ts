import { z } from 'zod';
import { failureSchema } from './failures.ts';

/** Most pages that are printed at once. */
export const MAX_PRINT_PAGES = 200;
/** One page as JPEG, in bytes: A4 at 300 dots an inch has one to four million. */
export const MAX_PAGE_BYTES = 16 * 1_048_576;
/** All pages together, in bytes. They wait in memory until the printer has them. */
export const MAX_PRINT_BYTES = 160 * 1_048_576;
export const MAX_COPIES = 5;

/** What is written on every sheet of an annotated copy (复印件标注, 加注件). */
export const printMarkSchema = z.strictObject({
  /** Stands all over the sheet, aslant. */
  tile: z.string().min(1).max(80),
  /** Lines at the foot: purpose, organ and terminal, time and end of validity, doubts about the seal. */
  foot: z.array(z.string().min(1).max(160)).min(1).max(4),
});
export type PrintMark = z.infer<typeof printMarkSchema>;

/** Where a copy goes: to the printer, or as a file into the configured folder. */
export const printTargetSchema = z.enum(['printer', 'folder']);
export type PrintTarget = z.infer<typeof printTargetSchema>;

/** The printer as the windows show it. */
export const printerViewSchema = z.strictObject({
  /** `unknown`: not asked yet. */
  state: z.enum(['unknown', 'ready', 'busy', 'blocked']),
  /** With `blocked`: why, and by its texts what to do next. */
  failure: failureSchema.optional(),
  /** What will run out soon. */
  low: z.array(z.enum(['paper', 'supply'])).max(2),
});
export type PrinterView = z.infer<typeof printerViewSchema>;

/** One copy on its way. */
export const printJobSchema = z.strictObject({
  /** Counts up within one run of the terminal service. */
  id: z.number().int().positive(),
  sessionId: z.string().max(40),
  certificateId: z.string().max(16),
  target: printTargetSchema,
  /**
   * - `collecting`: the window draws pages and hands them over
   * - `sending`: the print service takes the document
   * - `printing`: paper comes out; with `failure` it waits until somebody has acted
   * - `done`, `failed`, `cancelled`: over
   */
  state: z.enum(['collecting', 'sending', 'printing', 'done', 'failed', 'cancelled']),
  pages: z.number().int().min(1).max(MAX_PRINT_PAGES),
  copies: z.number().int().min(1).max(MAX_COPIES),
  /** Pages that were handed over, or that have come out, of all copies together. */
  finished: z
    .number()
    .int()
    .min(0)
    .max(MAX_PRINT_PAGES * MAX_COPIES),
  failure: failureSchema.optional(),
});
export type PrintJob = z.infer<typeof printJobSchema>;

/** Absent in a snapshot where nothing can be printed here at all. */
export const printingViewSchema = z.strictObject({
  /** Absent where copies can only be saved. */
  printer: printerViewSchema.optional(),
  /** Copies can be saved as files. */
  saves: z.boolean(),
  job: printJobSchema.optional(),
});
export type PrintingView = z.infer<typeof printingViewSchema>;
