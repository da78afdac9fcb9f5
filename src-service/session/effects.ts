import type { Clock } from '../../contract/clock.ts';
import type { ServiceItem } from '../../contract/config.ts';
import { type Failure, failure, FAILURES, type FailureCode } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import { err, type Result } from '../../contract/result.ts';
import type { DocumentChecker } from '../documents/checker.ts';
import { holderFacts } from '../documents/holder.ts';
import { isShowable } from '../platform/download.ts';
import type { Confirmed } from '../platform/scan-outcome.ts';
import type { Verified } from '../platform/verified.ts';
import type { Run, Way } from '../platform/way.ts';
import { FIRST_WAIT_MS } from '../queue/back-off.ts';
import type { DeferredVerifications } from '../queue/deferred.ts';
import type { DeferredFetches } from '../queue/fetches.ts';
import type { Messages } from '../queue/messages.ts';
import type { SavedScan } from '../queue/row.ts';
import { answerOnCard, type Compare, holderOf } from './card-answer.ts';
import type { QueuedRow, SessionEvent } from './events.ts';
import { keptForS } from './kept-for.ts';
import type { CardInput, CodeInput, Input, Person } from './model.ts';
import { cardEvidenceOf } from './person.ts';
import type { EffectHandlers } from './runner.ts';
import type { DocumentVault } from './vault.ts';

export interface EffectOptions {
  readonly way: Way;
  /** Absent where the store cannot be written: then nothing is promised. */
  readonly deferred: DeferredVerifications | undefined;
  /** Likewise. */
  readonly fetches: DeferredFetches | undefined;
  /** What the code system is told of the session. */
  readonly messages: Messages;
  readonly documents: Pick<DocumentChecker, 'check'>;
  readonly item: () => ServiceItem;
  readonly clock: Pick<Clock, 'now'>;
  /** How long a code of this system can be honoured, in seconds, as far as its route is at hand. */
  readonly codeLifetimeS: (codeSystemId: string) => number | undefined;
  readonly samePerson: Compare;
  readonly dispatch: (event: SessionEvent) => void;
  readonly log: Log;
  /** A request has failed on the way: time to look whether the platform is there at all. */
  readonly onTrouble: () => void;
  readonly onNotice: (failure: Failure) => void;
}

type Download = Parameters<EffectHandlers['fetch']>[0];

/** What stops a person is no trouble of the platform. */
const ABOUT_THE_PERSON: readonly FailureCode[] = ['PERSON_MISMATCH', 'CARD_REPORTED_LOST'];

/** The row as the session sees it. */
export function queuedRowOf(row: SavedScan): QueuedRow {
  const { id, createdAt, expiresAt, nextTryAt } = row;
  return { rowId: id, queuedAt: createdAt, expiresAt, nextTryAt };
}

/** Does what the session machine asks for, and brings every answer back as an event. */
export function createEffects(options: EffectOptions): EffectHandlers {
  const { way, dispatch, log } = options;

  function runFor(signal: AbortSignal, id: string): Run {
    const item = options.item();
    return { item, signal, onStep: (step) => dispatch({ kind: 'step', id, step }) };
  }

  function tell(step: string, { code, detail }: Failure): void {
    if (ABOUT_THE_PERSON.includes(code)) return;
    log({
      event: 'platform.request-failed',
      step,
      code,
      ...(detail === undefined ? {} : { detail }),
    });
    options.onTrouble();
  }

  function save(id: string, input: CodeInput): SessionEvent {
    const { deferred } = options;
    if (!deferred) return { kind: 'way-failed', id, failure: failure('STORE_FAILED') };
    const { goodUntil, ...scan } = input;
    const { scannedAt } = scan.code;
    const lifetimeS = options.codeLifetimeS(scan.codeSystemId);
    const keptS = keptForS({ scannedAt, goodUntil, lifetimeS });
    // The queue asks again within this time: to wait for what cannot come any more would be a promise broken on purpose.
    if (scannedAt + keptS * 1_000 <= options.clock.now() + FIRST_WAIT_MS) {
      return { kind: 'way-failed', id, failure: failure('QUEUE_TOO_LATE') };
    }
    const saved = deferred.save(scan, options.item().code, keptS);
    if (!saved.ok) return { kind: 'way-failed', id, failure: saved.error };
    return { kind: 'queued', id, row: queuedRowOf(saved.value) };
  }

  function granted(
    { id, verified, step }: { id: string; verified: Verified; step: string },
    signal: AbortSignal,
    asked: ReturnType<Way['authorise']>,
  ): void {
    void asked.then((answer) => {
      if (signal.aborted) {
        if (answer.ok) answer.value.accessToken.wipe();
        return;
      }
      if (answer.ok) {
        for (const { code, detail } of answer.value.leftOut ?? []) {
          const told = detail === undefined ? {} : { detail };
          log({ event: 'platform.entry-left-out', code, ...told });
        }
        options.messages.granted(verified, answer.value.accessToken);
        return dispatch({ kind: 'granted', id, grant: answer.value });
      }
      tell(step, answer.error);
      dispatch({ kind: 'way-failed', id, failure: answer.error });
    });
  }

  /** 扫码: shows the code and waits for the phone; the signal gives it up, at the code system too. */
  async function showScan(id: string, signal: AbortSignal): Promise<Result<Confirmed, Failure>> {
    const opened = await way.openScan({ item: options.item(), signal });
    if (!opened.ok) return opened;
    const { scanCode, validForMs } = opened.value;
    if (!signal.aborted) dispatch({ kind: 'scan-opened', id, scanCode, validForMs });
    return opened.value.outcome(() => {
      if (!signal.aborted) dispatch({ kind: 'scan-seen', id });
    });
  }

  async function verify(input: Input, run: Run): ReturnType<Way['verify']> {
    const answer = await way.verify(input, run);
    if (!answer.ok || input.via === 'code') return answer;
    const mismatch = failure('REPLY_MISMATCH', 'holder');
    return answerOnCard(input.holder, answer.value, options.samePerson, mismatch);
  }

  /** Card and code: held against each other here and by the code system, whose answer is held too. */
  async function join(card: CardInput, { verified }: Person, run: Run): ReturnType<Way['join']> {
    const mismatch = failure('PERSON_MISMATCH');
    const found = await options.samePerson(card.holder, holderOf(verified));
    if (found === 'different') return err(mismatch);
    const answer = await way.join(card, verified, run);
    if (!answer.ok) return answer;
    return answerOnCard(card.holder, answer.value, options.samePerson, mismatch);
  }

  /** Before anybody sees it, it is found out what is known of it; what cannot be opened is not shown. */
  async function arrived(
    { id, certificateId, entry, verified, accessToken }: Download,
    bytes: Uint8Array,
    signal: AbortSignal,
    vault: DocumentVault,
  ): Promise<void> {
    const { mediaType } = entry;
    const holder = holderFacts(verified, accessToken);
    const checked = isShowable(mediaType)
      ? await options.documents.check({ bytes, mediaType, listed: entry, holder }, signal)
      : err(failure('CERT_TYPE', 'unknown media type'));
    if (signal.aborted) return void bytes.fill(0);
    if (checked.ok) {
      vault.put(certificateId, bytes);
      dispatch({ kind: 'document-ready', id, certificateId, check: checked.value });
      return;
    }
    bytes.fill(0);
    const { code, detail } = checked.error;
    log({ event: 'document.refused', code, ...(detail === undefined ? {} : { detail }) });
    dispatch({ kind: 'document-failed', id, certificateId, failure: checked.error });
  }

  /** Whether a download that broke off is saved, to go on when the network is back. */
  function goesOn(
    download: Download,
    why: Failure,
    signal: AbortSignal,
    vault: DocumentVault,
  ): boolean {
    const { fetches } = options;
    const { id, certificateId, entry, verified, accessToken } = download;
    const { route } = verified;
    const holdsMs = accessToken.remainingMs();
    if (!fetches || FAILURES[why.code].remedy !== 'automatic' || holdsMs <= FIRST_WAIT_MS) {
      return false;
    }
    const saved = fetches.save({
      ...{ sessionId: id, certificateId, holdsMs, destination: route.codeSystemId },
      fetch: (trySignal) =>
        way.fetch(entry, route, accessToken, {
          ...{ item: options.item(), once: true, signal: AbortSignal.any([trySignal, signal]) },
        }),
      onDone(bytes) {
        if (signal.aborted) bytes.fill(0);
        else void arrived(download, bytes, signal, vault);
      },
      onFailed: (failure) => dispatch({ kind: 'document-failed', id, certificateId, failure }),
    });
    // Closed, or another one opened, or the session over: nobody waits for it any more.
    if (saved.ok) signal.addEventListener('abort', () => fetches.endSession(id), { once: true });
    return saved.ok;
  }

  return {
    verify({ id, input }, signal) {
      void verify(input, runFor(signal, id)).then((answer) => {
        if (signal.aborted) return;
        if (answer.ok) return dispatch({ kind: 'verified', id, verified: answer.value });
        tell('verify', answer.error);
        dispatch({ kind: 'way-failed', id, failure: answer.error });
      });
    },
    join({ id, card, person }, signal) {
      void join(card, person, { item: options.item(), signal }).then((answer) => {
        if (signal.aborted) return;
        if (answer.ok) return dispatch({ kind: 'joined', id, card, verified: answer.value });
        tell('join', answer.error);
        dispatch({ kind: 'join-failed', id, card, failure: answer.error });
      });
    },
    authorise({ id, person }, signal) {
      const { verified } = person;
      const asked = way.authorise(verified, runFor(signal, id), cardEvidenceOf(person));
      granted({ id, verified, step: 'authorise' }, signal, asked);
    },
    list({ id, person: { verified }, token }, signal) {
      const asked = way.list(verified, token, runFor(signal, id));
      granted({ id, verified, step: 'list' }, signal, asked);
    },
    fetch(effect, signal, vault) {
      const { id, certificateId, entry, verified, accessToken } = effect;
      const run = { item: options.item(), signal };
      void way.fetch(entry, verified.route, accessToken, run).then((answer) => {
        if (signal.aborted) {
          if (answer.ok) answer.value.fill(0);
          return;
        }
        if (answer.ok) return void arrived(effect, answer.value, signal, vault);
        tell('fetch', answer.error);
        if (goesOn(effect, answer.error, signal, vault)) {
          return dispatch({ kind: 'document-waiting', id, certificateId });
        }
        dispatch({ kind: 'document-failed', id, certificateId, failure: answer.error });
      });
    },
    enqueue: ({ id, input }) => dispatch(save(id, input)),
    withdraw: ({ rowId }) => options.deferred?.withdraw(rowId),
    tellRefusal: ({ verified, forMs }) => options.messages.refused(verified, forMs),
    tellUse: ({ verified, token, identifier }) =>
      options.messages.shown(verified, token, identifier),
    openScan({ id }, signal) {
      void showScan(id, signal).then((answer) => {
        if (signal.aborted) {
          if (answer.ok) answer.value.token.wipe();
          return;
        }
        if (answer.ok) return dispatch({ kind: 'scan-confirmed', id, ...answer.value });
        tell('scan-session', answer.error);
        dispatch({ kind: 'way-failed', id, failure: answer.error });
      });
    },
    notice: options.onNotice,
  };
}
