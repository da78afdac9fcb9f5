import { readFileSync, statSync } from 'node:fs';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import { DEFAULT_LIMITS } from '../../documents/limits.ts';
import { type OfdFile, openOfd } from '../../documents/ofd/open-ofd.ts';

/**
 * Opens an OFD file of the disk; one that is too large is not even read. Fails as `openOfd` does.
 *
 * @throws what the file system throws for a file that cannot be read
 */
export function readOfdFile(file: string): Result<OfdFile, Failure> {
  if (statSync(file).size > DEFAULT_LIMITS.packageBytes) {
    return err(failure('DOC_LIMIT', 'size of the file'));
  }
  return openOfd(new Uint8Array(readFileSync(file)));
}
