import { type Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { refuse } from './refusal.ts';

/** Longer than any path of an honest package, in characters. */
const MAX_NAME = 1_024;

/**
 * The name of an entry as a path from the root of the package: segments between slashes, no `.`, no
 * empty one. Fails with `DOC_UNSAFE` for a name that would lead out of a folder it is unpacked to.
 */
export function entryPath(name: string): Result<string, Failure> {
  const slashed = name.replaceAll('\\', '/');
  if (slashed.length === 0 || slashed.length > MAX_NAME) return refuse('DOC_UNSAFE', 'name length');
  if (slashed.includes('\0')) return refuse('DOC_UNSAFE', 'name with NUL');
  const segments = slashed.split('/').filter((segment) => segment !== '.' && segment !== '');
  if (slashed.startsWith('/') || /^[A-Za-z]:/.test(segments[0] ?? '')) {
    return refuse('DOC_UNSAFE', 'absolute name');
  }
  if (segments.includes('..')) return refuse('DOC_UNSAFE', 'name leads out of the package');
  return ok(segments.join('/') + (slashed.endsWith('/') ? '/' : ''));
}

/** What two names must not have in common: some systems tell no small letters from capitals. */
export function foldedName(path: string): string {
  return path.toLowerCase();
}
