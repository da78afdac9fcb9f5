import type { Snapshot } from '../../contract/snapshot.ts';
import { isCameraAlone } from './code-readers.ts';
import type { SessionOf } from './session-of.ts';
import { isUsable, wayState } from './ways.ts';

/** What is asked of the person: one thing, or whichever of several; `clerk`: nothing of the person. */
export type Asked = 'card' | 'code' | 'clerk' | 'both';

/** One thing that is missing, and what is in the way of taking it now, if anything is. */
export interface Missing {
  readonly way: 'card' | 'code' | 'clerk';
  /** How it stands to the one before: instead of it, or after it. */
  readonly link?: 'or' | 'then';
  /** Key of the text in `session:evidence`. */
  readonly trouble?: 'cardNotReady' | 'codeNotReady' | 'cameraNotReady' | 'offline';
}

const WAYS = { CARD: 'card', CODE: 'code', CLERK: 'clerk' } as const;
const DEVICES = { card: 'id-card-reader', code: 'scanner' } as const;

export function missingOf(
  { missing }: Pick<SessionOf<'evidence'>, 'missing'>,
  { devices, platform }: Pick<Snapshot, 'devices' | 'platform'>,
): Missing[] {
  return missing.map((proof) => {
    const way = WAYS[proof];
    if (way === 'clerk') return byClerk(missing, platform);
    // Neither can be checked without the platform, nor waits in the queue for it.
    if (platform.state === 'offline') return { way, trouble: 'offline' };
    if (isUsable(wayState(devices, DEVICES[way]))) return { way };
    const reader = way === 'code' && isCameraAlone(devices) ? 'camera' : way;
    return { way, trouble: `${reader}NotReady` };
  });
}

/** A clerk compares beside a card that lies there, or once it does. */
function byClerk(
  missing: SessionOf<'evidence'>['missing'],
  platform: Snapshot['platform'],
): Missing {
  const link = missing.includes('CODE') ? 'or' : 'then';
  return {
    way: 'clerk',
    ...(missing.length > 1 ? { link } : {}),
    ...(platform.state === 'offline' ? { trouble: 'offline' } : {}),
  };
}

export function askedOf(missing: readonly Missing[]): Asked {
  const [first, second] = missing.filter(({ way }) => way !== 'clerk');
  if (!first) return 'clerk';
  return second ? 'both' : first.way;
}

/** The largest span of the ring; a page does not know when the wait began, in milliseconds. */
export const EVIDENCE_SPAN_MS = 60_000;

/** Keys of the texts in `session:evidence`. */
export const EVIDENCE_WORDS = {
  card: { title: 'titleCard', why: 'whyCard' },
  code: { title: 'titleCode', why: 'whyCode' },
  clerk: { title: 'titleClerk', why: 'whyClerk' },
  both: { title: 'title', why: 'why' },
} as const satisfies Record<Asked, object>;
