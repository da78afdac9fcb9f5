const LAST_SECONDS = 10;

/** How a code's remaining life reads: `expired`, or minutes and seconds, `urgent` near the end. */
export type Countdown =
  | { readonly state: 'expired' }
  | { readonly state: 'fresh' | 'urgent'; readonly text: string; readonly share: number };

/**
 * @param now and `expiresAt`, `issuedAt`: milliseconds since 1970
 * @returns `share` is the part of the lifetime that remains, 0…1; `text` is `s` or `m:ss`
 */
export function countdown(now: number, issuedAt: number, expiresAt: number): Countdown {
  const leftMs = expiresAt - now;
  if (leftMs <= 0) return { state: 'expired' };
  const leftS = Math.ceil(leftMs / 1000);
  return {
    state: leftS <= LAST_SECONDS ? 'urgent' : 'fresh',
    text: leftS < 60 ? String(leftS) : clockText(leftS),
    share: Math.min(1, leftMs / Math.max(1, expiresAt - issuedAt)),
  };
}

function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
