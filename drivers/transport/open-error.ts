import { failure, type Failure } from '../../contract/failures.ts';

/**
 * The native binding gives the text of the operating system (`strerror` on Unix, its own words on
 * Windows) and no error number, so both are looked for.
 */
const MEANINGS = [
  ['DEVICE_ABSENT', /ENOENT|ENXIO|ENODEV|No such (file|device)|File not found|cannot find/i],
  ['DEVICE_BUSY', /EBUSY|EAGAIN|Cannot lock port|Port is locked|resource busy|temporarily unav/i],
  ['DEVICE_PERMISSION', /EACCES|EPERM|Permission denied|Operation not permitted|Access denied/i],
] as const;

/** Tells from an error of opening a port what is the matter. */
export function openFailure(error: unknown): Failure {
  const text = errorText(error);
  const [code] = MEANINGS.find(([, pattern]) => pattern.test(text)) ?? ['DEVICE_OPEN_FAILED'];
  return failure(code, text);
}

/** The text of an error and its number where it has one, on one line. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';
  return (code + error.message).replaceAll(/\s+/g, ' ').slice(0, 160);
}
