import { err, ok, type Result } from '../contract/result.ts';

/**
 * The text of a file: UTF-8, with or without a byte order mark, which editors on Windows write.
 *
 * @returns the problem of a file in another encoding; in GBK it would be read as something else
 */
export function decodeCodeText(bytes: Uint8Array): Result<string, string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err('not UTF-8: save it in UTF-8, not in GBK or GB 18030');
  }
}
