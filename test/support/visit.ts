import type { FailureCode } from '../../contract/failures.ts';
import type { SessionState, SessionView } from '../../contract/session.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import type { CodeOptions, Remote } from '../../tools/simulation/remote.ts';
import { ITEM, LEVEL_5_ITEM, type WiredTerminal } from './wired-hall.ts';

/** What one person comes with. */
export interface Visitor {
  readonly citizenId: string;
  /** The ID card instead of a code. */
  readonly hasCard?: boolean;
  /** The ID card after the code, for an item that needs level 5. */
  readonly addsCard?: boolean;
  /** The phone, with which the code of the terminal is scanned (扫码). */
  readonly hasPhone?: boolean;
  readonly code?: CodeOptions;
}

/**
 * What a visit came to:
 * - `shown`: the first certificate can be read
 * - `failed`: the session ended with this code
 * - `empty`: the list is there, and nothing in it
 * - `file-failed`: the list is there, the file is not
 * - `file-waits`: the list is there, the file is waited for
 * - `queued`: the scan is kept until the platform is back
 * - `stuck`: none of it in time
 */
export interface Outcome {
  readonly kind: 'shown' | 'failed' | 'empty' | 'file-failed' | 'file-waits' | 'queued' | 'stuck';
  readonly code?: FailureCode | undefined;
}

/** Everything of a visit, retries included, in milliseconds. */
const VISIT_LIMIT_MS = 12_000;
/** Until a page that was left is gone, in milliseconds. */
const FAREWELL_LIMIT_MS = 6_000;

type View<S extends SessionState> = Extract<SessionView, { state: S }>;

function outcomeOf({ session, queue }: Snapshot): Outcome | undefined {
  switch (session.state) {
    case 'failed':
      return { kind: 'failed', code: session.failure.code };
    case 'queued':
      return { kind: 'queued', code: queue.rows[0]?.lastFailure };
    case 'certificates': {
      const { certificates, opened } = session;
      if (certificates.length === 0) return { kind: 'empty' };
      if (opened?.state === 'failed') return { kind: 'file-failed', code: opened.failure?.code };
      if (opened?.state === 'waiting') return { kind: 'file-waits' };
      return opened?.state === 'ready' ? { kind: 'shown' } : undefined;
    }
    case 'idle':
    case 'reading-card':
    case 'working':
    case 'scan-session':
    case 'evidence':
    case 'consent':
    case 'ended':
      return undefined;
  }
}

/** Scans what the terminal shows, and confirms. */
async function scanByPhone(
  terminal: WiredTerminal,
  remote: Remote,
  citizenId: string,
): Promise<void> {
  await terminal.ask('session.scan', {});
  const hasCode = ({ session }: Snapshot): boolean =>
    session.state === 'scan-session' && session.scanCode !== undefined;
  await terminal.comes(
    (snapshot) => hasCode(snapshot) || snapshot.session.state === 'failed',
    VISIT_LIMIT_MS,
  );
  if (!hasCode(terminal.latest())) return;
  await remote.phone(citizenId, 'scan');
  await remote.phone(citizenId, 'confirm');
}

/** Agrees, and opens the first certificate, as soon as it can be done. */
async function act(terminal: WiredTerminal, done: Set<string>): Promise<void> {
  const { session } = terminal.latest();
  if (session.state === 'consent' && !done.has('agree')) {
    done.add('agree');
    // Where the session has ended meanwhile, that is what the visit comes to.
    await terminal.ask('session.agree', { sessionId: session.sessionId });
  }
  if (session.state === 'certificates' && !session.opened && !done.has('open')) {
    done.add('open');
    const certificateId = session.certificates[0]?.id ?? '';
    await terminal.ask('certificate.open', { sessionId: session.sessionId, certificateId });
  }
}

/** Whether the bytes of the first certificate can be had. */
async function canRead(terminal: WiredTerminal): Promise<boolean> {
  const { sessionId, certificates } = terminal.latest().session as View<'certificates'>;
  const certificateId = certificates[0]?.id ?? '';
  return terminal.ask('certificate.read', { sessionId, certificateId });
}

/**
 * One person, from the code or card to the bytes of the first certificate, agreeing to everything.
 * Leaves the session as it ended.
 */
export async function visit(
  terminal: WiredTerminal,
  remote: Remote,
  { citizenId, hasCard = false, addsCard = false, hasPhone = false, code }: Visitor,
): Promise<Outcome> {
  const done = new Set<string>();
  let outcome: Outcome | undefined;
  const itemCode = addsCard ? LEVEL_5_ITEM.code : ITEM.code;
  await terminal.ask('item.choose', { itemCode });
  if (hasCard) await remote.putCard(citizenId);
  else if (hasPhone) await scanByPhone(terminal, remote, citizenId);
  else await remote.showCode(citizenId, code);
  if (addsCard) {
    await terminal.comes(({ session }) => session.state === 'evidence', VISIT_LIMIT_MS);
    await remote.putCard(citizenId);
  }
  const acting = { isOver: false };
  const isInTime = await terminal.comes((snapshot) => {
    outcome = outcomeOf(snapshot);
    if (!acting.isOver && !outcome) void act(terminal, done);
    return outcome !== undefined;
  }, VISIT_LIMIT_MS);
  acting.isOver = true;
  if (hasCard || addsCard) await remote.liftCard();
  if (!isInTime || !outcome) return { kind: 'stuck' };
  const isReadable = ['shown', 'file-failed', 'file-waits'].includes(outcome.kind);
  if (!isReadable) return outcome;
  const hasBytes = await canRead(terminal);
  return hasBytes === (outcome.kind === 'shown') ? outcome : { kind: 'stuck' };
}

/** Ends whatever session is open; the next person can come. */
export async function leave(terminal: WiredTerminal): Promise<boolean> {
  const { session } = terminal.latest();
  const named = 'sessionId' in session ? { sessionId: session.sessionId } : {};
  await terminal.ask('session.end', named);
  return terminal.comes(
    (snapshot) => snapshot.session.state === 'idle' || snapshot.session.state === 'ended',
    FAREWELL_LIMIT_MS,
  );
}
