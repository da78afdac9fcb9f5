import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';

const NAME_BYTES = 8;

/**
 * Writes a copy into the configured folder, readable by this system user only. Its name says nothing of
 * a person. A copy that could not be written whole is cut to nothing.
 */
export async function saveCopy(
  folder: string,
  pdf: Uint8Array,
): Promise<Result<undefined, Failure>> {
  const name = `copy-${randomBytes(NAME_BYTES).toString('hex')}.pdf`;
  try {
    const file = await open(path.join(folder, name), 'wx', 0o600);
    try {
      await file.writeFile(pdf);
      await file.sync();
    } catch (error) {
      await file.truncate(0);
      throw error;
    } finally {
      await file.close();
    }
    return ok();
  } catch (error) {
    return err(failure('PRINT_SAVE_FAILED', (error as NodeJS.ErrnoException).code ?? 'unknown'));
  }
}
