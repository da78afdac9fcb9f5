import { err, type Result } from '../../../contract/result.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { unescapeScan } from './escape.ts';

/** What is wrong with a typed text, as a text key and its values. */
export interface InputError {
  readonly text: TextKey;
  readonly values: Readonly<Record<string, number>>;
}

/** The text of a scan from its typed form; it must have 1 to `limit` characters. */
export function checkScan(typed: string, limit: number): Result<string, InputError> {
  const scan = unescapeScan(typed);
  if (!scan.ok) {
    return err({ text: 'text.badEscape', values: { position: scan.error.at + 1 } });
  }
  if (scan.value === '') return err({ text: 'text.empty', values: {} });
  if (scan.value.length > limit) return err({ text: 'text.tooLong', values: { limit } });
  return scan;
}
