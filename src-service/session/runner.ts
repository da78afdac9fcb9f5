import { randomBytes } from 'node:crypto';
import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import type { SessionState } from '../../contract/session.ts';
import type { SessionAudit } from '../audit/session-audit.ts';
import { certificateAt } from './certificates.ts';
import { deadlineOf, reduce } from './machine.ts';
import type { SessionEffect, SessionEvent } from './events.ts';
import type { Session, SessionRules } from './model.ts';
import { cardIdsOf, personOf, tokenOf } from './person.ts';
import { createSteadyClock } from './steady-clock.ts';
import { createVault, type DocumentVault } from './vault.ts';

/** What the runner needs done; every answer comes back as an event. */
export interface EffectHandlers {
  verify(effect: Effect<'verify'>, signal: AbortSignal): void;
  join(effect: Effect<'join'>, signal: AbortSignal): void;
  authorise(effect: Effect<'authorise'>, signal: AbortSignal): void;
  list(effect: Effect<'list'>, signal: AbortSignal): void;
  fetch(effect: Effect<'fetch'>, signal: AbortSignal, vault: DocumentVault): void;
  enqueue(effect: Effect<'enqueue'>): void;
  withdraw(effect: Effect<'withdraw'>): void;
  tellRefusal(effect: Effect<'tell-refusal'>): void;
  tellUse(effect: Effect<'tell-use'>): void;
  openScan(effect: Effect<'open-scan'>, signal: AbortSignal): void;
  notice(failure: Failure): void;
}
type Effect<K extends SessionEffect['kind']> = Extract<SessionEffect, { kind: K }>;

export interface SessionRunner {
  session(): Session;
  dispatch(event: SessionEvent): void;
  /** The bytes of the opened certificate. */
  document(certificateId: string): Uint8Array<ArrayBuffer> | undefined;
  /** Keeps the photo of a card, by its `requestId`, while the session has it; else wipes it at once. */
  keepPhoto(cardId: string, bytes: Uint8Array): void;
  /** The photo of the card of this session's person, and of no card that was only held against it. */
  photo(sessionId: string): Uint8Array<ArrayBuffer> | undefined;
  hasPhoto(): boolean;
  /** By how much the session's times lie ahead of a clock that was set back, in milliseconds. */
  aheadMs(): number;
  stop(): void;
}

export interface RunnerOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly rules: () => SessionRules;
  readonly handlers: EffectHandlers;
  /** What has to be on the disk first: consent before its token, a disclosure before its file. */
  readonly audit: SessionAudit;
  /** The session has come into another state. */
  readonly onState: (state: SessionState) => void;
  readonly onChange: () => void;
  /** Where to begin, e.g. with a scan that was saved before a crash. */
  readonly initial: Session;
}

/** The machine's clock may be set at any time: how often it is looked at, in milliseconds. */
const LOOK_MS = 1_000;

/** A session's name in logs and requests: random, so that it says nothing. */
export function newSessionId(): string {
  return randomBytes(6).toString('hex');
}

/** Work that belongs to a state ends with it; this names what the running work belongs to. */
function workOf(session: Session): string {
  switch (session.state) {
    case 'working':
      return `${session.id} ${session.task.kind}`;
    case 'certificates':
      return `${session.id} ${session.opened?.certificateId ?? ''}`;
    case 'scan-session':
      return session.id;
    default:
      return '';
  }
}

/** Work that goes on beside what the person does: a card that is held against the code. */
function comparisonOf(session: Session): string {
  const comparing = personOf(session)?.comparing;
  return comparing === undefined ? '' : `${idOf(session)} ${comparing}`;
}

function idOf(session: Session): string {
  return 'id' in session ? session.id : '';
}

/** Runs the session machine: one deadline, one set of running work, wiped when a session ends. */
export function createRunner(options: RunnerOptions): SessionRunner {
  const { clock, log, handlers, audit } = options;
  const vault = createVault();
  const photos = createVault();
  let session = options.initial;
  let work = new AbortController();
  let comparison = new AbortController();
  const steady = createSteadyClock(clock);
  let aheadMs = 0;
  let cancelDeadline: Cancel = () => {};
  let isStopped = false;

  function setDeadline(): void {
    cancelDeadline();
    const at = deadlineOf(session, options.rules());
    if (at === undefined) return steady.rest();
    // A state may be entered when its time is over already.
    const waitMs = Math.min(Math.max(0, at - steady.now()), LOOK_MS);
    cancelDeadline = clock.after(waitMs, () => {
      if (steady.now() >= at) return dispatch({ kind: 'deadline' });
      setDeadline();
      // What the windows count down to has moved on the clock that they read.
      if (aheadMs === steady.aheadMs()) return;
      aheadMs = steady.aheadMs();
      options.onChange();
    });
  }

  /** Without its entry a consent is not made use of. */
  function isConsentKept({ id, person }: Effect<'authorise' | 'list'>): boolean {
    const kept = audit.consentGiven(id, person.verified);
    if (!kept.ok) dispatch({ kind: 'way-failed', id, failure: kept.error });
    return kept.ok;
  }

  /** Without its entry a certificate is not shown. */
  function disclosed(event: SessionEvent): SessionEvent {
    if (event.kind !== 'document-ready' || session.state !== 'certificates') return event;
    const { id, certificateId } = event;
    const entry = certificateAt(session, certificateId);
    const isOpen = session.id === id && session.opened?.certificateId === certificateId;
    if (!entry || !isOpen) return event;
    const { person, grant } = session;
    const consentId = grant.accessToken.consentId();
    const kept = audit.disclosure(id, person.verified, entry, consentId, event.check);
    if (kept.ok) return event;
    vault.wipe();
    return { kind: 'document-failed', id, certificateId, failure: kept.error };
  }

  function run(effect: SessionEffect): void {
    switch (effect.kind) {
      case 'verify':
        return handlers.verify(effect, work.signal);
      case 'join': {
        const isBeside = personOf(session)?.comparing === effect.card.requestId;
        return handlers.join(effect, isBeside ? comparison.signal : work.signal);
      }
      case 'authorise':
        return isConsentKept(effect) ? handlers.authorise(effect, work.signal) : undefined;
      case 'list':
        return isConsentKept(effect) ? handlers.list(effect, work.signal) : undefined;
      case 'fetch':
        return handlers.fetch(effect, work.signal, vault);
      case 'enqueue':
        return handlers.enqueue(effect);
      case 'withdraw':
        return handlers.withdraw(effect);
      case 'tell-refusal':
        return handlers.tellRefusal(effect);
      case 'tell-use':
        return handlers.tellUse(effect);
      case 'open-scan':
        return handlers.openScan(effect, work.signal);
      case 'notice':
        return handlers.notice(effect.failure);
      case 'drop-document':
        return vault.wipe();
      case 'unexpected':
        return log({
          event: 'session.unexpected-event',
          state: session.state,
          name: effect.name,
        });
    }
  }

  function dispatch(happened: SessionEvent): void {
    if (isStopped) return;
    const before = session;
    const event = disclosed(happened);
    const step = reduce(before, event, options.rules(), {
      now: steady.now(),
      newId: newSessionId,
    });
    session = step.session;
    audit.stepped(before, event, session);
    if (workOf(before) !== workOf(session)) {
      work.abort();
      work = new AbortController();
    }
    if (comparisonOf(before) !== comparisonOf(session)) {
      comparison.abort();
      comparison = new AbortController();
    }
    if (idOf(before) !== idOf(session)) vault.wipe();
    const token = tokenOf(before);
    if (token !== tokenOf(session)) token?.wipe();
    // A photo goes with its card, into the next session too where that is the next citizen's.
    if (!cardIdsOf(session).some((id) => photos.holds(id))) photos.wipe();
    if (before.state !== session.state) {
      const why = session.state === 'failed' ? { code: session.failure.code } : {};
      log({ event: 'session.state', session: idOf(session), state: session.state, ...why });
      options.onState(session.state);
    }
    setDeadline();
    for (const effect of step.effects) run(effect);
    if (before !== session) options.onChange();
  }

  setDeadline();
  return {
    session: () => session,
    dispatch,
    document: (certificateId) => vault.read(certificateId),
    keepPhoto(cardId, bytes) {
      if (isStopped || !cardIdsOf(session).includes(cardId)) {
        bytes.fill(0);
        return;
      }
      photos.put(cardId, bytes);
      options.onChange();
    },
    photo: (sessionId) =>
      sessionId === idOf(session) ? photos.read(personOf(session)?.cardId ?? '') : undefined,
    hasPhoto: () => photos.holds(personOf(session)?.cardId ?? ''),
    aheadMs: () => (session.state === 'idle' ? 0 : steady.aheadMs()),
    stop() {
      isStopped = true;
      cancelDeadline();
      work.abort();
      comparison.abort();
      tokenOf(session)?.wipe();
      vault.wipe();
      photos.wipe();
    },
  };
}
