import type { DeviceSnapshot } from '../../contract/devices.ts';
import type { SessionOf } from './session-of.ts';
import { isUsable, waysOf } from './ways.ts';

/** What is asked of the person: one thing, or whichever of several. */
export type Asked = 'card' | 'code' | 'both';

/** One thing that is missing, and whether its device can take it now. */
export interface Missing {
  readonly way: 'card' | 'code';
  readonly ready: boolean;
}

const WAYS = { CARD: 'card', CODE: 'code' } as const;

export function missingOf(
  { missing }: Pick<SessionOf<'evidence'>, 'missing'>,
  devices: readonly DeviceSnapshot[],
): Missing[] {
  const ways = waysOf(devices);
  return missing.map((proof) => ({ way: WAYS[proof], ready: isUsable(ways[WAYS[proof]]) }));
}

export function askedOf(missing: readonly Missing[]): Asked {
  const [first] = missing;
  return first && missing.length === 1 ? first.way : 'both';
}

/** The largest span of the ring; a page does not know when the wait began, in milliseconds. */
export const EVIDENCE_SPAN_MS = 60_000;

/** Keys of the texts in `session:evidence`. */
export const EVIDENCE_WORDS = {
  card: { title: 'titleCard', why: 'whyCard' },
  code: { title: 'titleCode', why: 'whyCode' },
  both: { title: 'title', why: 'why' },
} as const satisfies Record<Asked, object>;
