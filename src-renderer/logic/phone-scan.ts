import type { Snapshot } from '../../contract/snapshot.ts';

/**
 * True where a one-time code for the citizen's phone (扫码) can be asked for: nothing of anybody is
 * open, the hall's own code system takes part, and the platform, which makes the code, is there.
 */
export function canOfferScan({
  session,
  platform,
  phoneScan,
}: Pick<Snapshot, 'session' | 'platform' | 'phoneScan'>): boolean {
  const isFree = ['idle', 'failed', 'ended'].includes(session.state);
  return phoneScan && isFree && platform.state !== 'offline';
}

/** The largest span of the ring; a page does not know when the code was made, in milliseconds. */
export const SCAN_SPAN_MS = 120_000;

/** Keys of the texts in `session:scan` for what the citizen has to do now. */
export const SCAN_WORDS = {
  opening: { title: 'titleOpening', lead: 'leadOpening' },
  pending: { title: 'title', lead: 'lead' },
  scanned: { title: 'titleScanned', lead: 'leadScanned' },
} as const;
