import type { ServiceItem } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import type { Run, Way } from '../platform/way.ts';
import type { DeferredVerifications } from '../queue/deferred.ts';
import type { CodeInput, QueuedRow, SessionEvent } from './model.ts';
import type { EffectHandlers } from './runner.ts';
import type { QueueRow } from '../../contract/snapshot.ts';

export interface EffectOptions {
  readonly way: Way;
  /** Absent where the store cannot be written: then nothing is promised. */
  readonly deferred: DeferredVerifications | undefined;
  readonly item: () => ServiceItem;
  /** How long a code of this system can be honoured, in seconds. */
  readonly codeLifetimeS: (codeSystemId: string) => number;
  readonly dispatch: (event: SessionEvent) => void;
  readonly log: Log;
  /** A request has failed on the way: time to look whether the platform is there at all. */
  readonly onTrouble: () => void;
  readonly onNotice: (failure: Failure) => void;
}

/** The row as the session sees it. */
export function queuedRowOf(row: QueueRow): QueuedRow {
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
    const lifetimeS = options.codeLifetimeS(input.codeSystemId);
    const saved = deferred.save(input, options.item().code, lifetimeS);
    if (!saved.ok) return { kind: 'way-failed', id, failure: saved.error };
    return { kind: 'queued', id, row: queuedRowOf(saved.value) };
  }

  return {
    verify({ id, input }, signal) {
      void way.verify(input, runFor(signal, id)).then((answer) => {
        if (signal.aborted) return;
        if (answer.ok) return dispatch({ kind: 'verified', id, verification: answer.value });
        tell('verify', answer.error);
        dispatch({ kind: 'way-failed', id, failure: answer.error });
      });
    },
    authorise({ id, verification }, signal) {
      void way.authorise(verification, runFor(signal, id)).then((answer) => {
        if (signal.aborted) return;
        if (answer.ok) return dispatch({ kind: 'granted', id, grant: answer.value });
        tell('authorise', answer.error);
        dispatch({ kind: 'way-failed', id, failure: answer.error });
      });
    },
    fetch({ id, certificateId, entry, route, accessToken }, signal, vault) {
      const run = { item: options.item(), signal };
      void way.fetch(entry, route, accessToken, run).then((answer) => {
        if (signal.aborted) {
          if (answer.ok) answer.value.fill(0);
          return;
        }
        if (answer.ok) {
          vault.put(certificateId, answer.value);
          return dispatch({ kind: 'document-ready', id, certificateId });
        }
        tell('fetch', answer.error);
        dispatch({ kind: 'document-failed', id, certificateId, failure: answer.error });
      });
    },
    enqueue: ({ id, input }) => dispatch(save(id, input)),
    withdraw: ({ rowId }) => options.deferred?.withdraw(rowId),
    tellRefusal({ verification }) {
      void way.tellRefusal(verification, { item: options.item() }).then((answer) => {
        if (!answer.ok) tell('refuse', answer.error);
      });
    },
    notice: options.onNotice,
  };
}
