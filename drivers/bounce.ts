import { createHash } from 'node:crypto';
import type { Cancel, Clock } from '../contract/clock.ts';

/** A code that stays before the scanner is one scan, in milliseconds since it was last seen. */
export const BOUNCE_MS = 3_000;

/**
 * Tells whether one scanner has seen the same bytes just before. Keeps a digest and no code, and
 * that no longer than {@link BOUNCE_MS}.
 */
export function createBounce(clock: Clock): (deviceId: string, bytes: Uint8Array) => boolean {
  const last = new Map<string, { readonly digest: string; readonly cancel: Cancel }>();
  return (deviceId, bytes) => {
    const digest = createHash('sha256').update(bytes).digest('base64');
    const before = last.get(deviceId);
    before?.cancel();
    const cancel = clock.after(BOUNCE_MS, () => last.delete(deviceId));
    last.set(deviceId, { digest, cancel });
    return before?.digest === digest;
  };
}
