import { createHash } from 'node:crypto';
import type { Cancel, Clock } from '../contract/clock.ts';

/** A code that stays before the scanner is one scan, in milliseconds since it was last seen. */
export const BOUNCE_MS = 3_000;

/** Keeps a digest of the last code of each scanner and no code, no longer than {@link BOUNCE_MS}. */
export interface Bounce {
  /** Tells whether this scanner has seen the same bytes just before. */
  isRepetition(deviceId: string, bytes: Uint8Array): boolean;
  /** Somebody wants the next scan, whatever it is. */
  forget(deviceId: string): void;
}

export function createBounce(clock: Clock): Bounce {
  const last = new Map<string, { readonly digest: string; readonly cancel: Cancel }>();

  function forget(deviceId: string): void {
    last.get(deviceId)?.cancel();
    last.delete(deviceId);
  }

  return {
    isRepetition(deviceId, bytes) {
      const digest = createHash('sha256').update(bytes).digest('base64');
      const before = last.get(deviceId);
      forget(deviceId);
      const cancel = clock.after(BOUNCE_MS, () => last.delete(deviceId));
      last.set(deviceId, { digest, cancel });
      return before?.digest === digest;
    },
    forget,
  };
}
