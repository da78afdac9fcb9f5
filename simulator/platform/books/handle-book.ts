import type { Clock } from '../../../contract/clock.ts';
import { randomSecret } from '../random-text.ts';
import { cappedMap } from './capped-map.ts';

const HANDLE_CAP = 1_000;
/** How long a download handle works, in milliseconds. */
export const HANDLE_LIFETIME_MS = 60_000;

/** What a download handle stands for. */
export interface Download {
  readonly identifier: string;
  readonly requestId: string;
  readonly citizenId: string;
  /** What is delivered instead of the file of the store. */
  readonly copy?: { readonly mediaType: string; readonly bytes: Uint8Array };
}

/** One-time download handles. */
export interface HandleBook {
  open(download: Download): string;
  /** The download behind a handle, the first time and while it is fresh. */
  take(handle: string): Download | undefined;
}

/** Makes an empty handle book. */
export function makeHandleBook(clock: Clock): HandleBook {
  const entries = cappedMap<{ readonly download: Download; readonly expiresAt: number }>(
    HANDLE_CAP,
  );
  return {
    open(download) {
      const handle = randomSecret();
      entries.set(handle, { download, expiresAt: clock.now() + HANDLE_LIFETIME_MS });
      return handle;
    },
    take(handle) {
      const entry = entries.get(handle);
      entries.delete(handle);
      return entry && clock.now() < entry.expiresAt ? entry.download : undefined;
    },
  };
}
