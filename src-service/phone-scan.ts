import type { RouteEntry } from '../contract/platform/hub.ts';

/**
 * Whether a code for the citizen's phone (扫码) is worth offering: the home code system takes part in
 * it, or nobody has told yet.
 */
export function offersPhoneScan(home: RouteEntry | undefined): boolean {
  return !home || (home.status === 'ACTIVE' && home.scanSessionUrl !== undefined);
}
