import { type ManualClock, manualClock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import type { LogRecord } from '../../contract/log.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { SessionEvent } from './events.ts';
import type { Session, SessionRules } from './model.ts';
import { createRunner, type SessionRunner } from './runner.ts';
import { CODE, ENTRY, RULES, TOKEN, VERIFIED } from './test-data.ts';
import { createVault, type DocumentVault } from './vault.ts';

export const START = 1_000_000;

/** An event, made for the session by its name. */
type EventOf = (id: string) => SessionEvent;

export interface Stand {
  readonly clock: ManualClock;
  readonly done: readonly string[];
  /** Entries of the audit log that had to be written first. */
  readonly entries: readonly string[];
  /** From now on none can be. */
  readonly breakAudit: () => void;
  readonly logged: readonly LogRecord[];
  readonly runner: SessionRunner;
  /** Signals of the work under way, by its kind, of files by their certificate. */
  readonly signals: Readonly<Record<string, AbortSignal>>;
  readonly states: readonly string[];
  readonly tell: (...events: EventOf[]) => void;
  readonly changes: () => number;
  /** Where the last file is to be put. */
  readonly vault: () => DocumentVault;
  readonly state: () => Session['state'];
}

/** A runner whose work the test does by hand. */
export function stand(
  initial: Session = { state: 'idle' },
  change: Partial<SessionRules> = {},
): Stand {
  const clock = manualClock(START);
  const done: string[] = [];
  const states: string[] = [];
  const signals: Record<string, AbortSignal> = {};
  const logged: LogRecord[] = [];
  const entries: string[] = [];
  let changes = 0;
  let vault = createVault();
  let refusesEntries = false;
  const written = (what: string): Result<undefined, Failure> => {
    entries.push(what);
    return refusesEntries ? err(failure('STORE_FAILED')) : ok();
  };
  const runner = createRunner({
    clock,
    initial,
    audit: {
      stepped: () => {},
      consentGiven: () => written('consent'),
      disclosure: (_id, _verified, _entry, consentId) => written(`disclosure under ${consentId}`),
    },
    rules: () => ({ ...RULES, ...change }),
    log: (record) => logged.push(record),
    onState: (entered) => states.push(entered),
    onChange: () => changes++,
    handlers: {
      verify: (_effect, signal) => void (signals.verify = signal),
      join: (_effect, signal) => void (signals.join = signal),
      authorise: (_effect, signal) => void (signals.authorise = signal),
      list: (_effect, signal) => void (signals.list = signal),
      openScan: (_effect, signal) => void (signals.open = signal),
      fetch(effect, signal, given) {
        signals[effect.certificateId] = signal;
        vault = given;
      },
      enqueue({ id }) {
        done.push('enqueue');
        const row = { rowId: 'r1', queuedAt: START, expiresAt: START + 60_000, nextTryAt: START };
        runner.dispatch({ kind: 'queued', id, row });
      },
      withdraw: ({ rowId }) => done.push(`withdraw ${rowId}`),
      tellRefusal: () => done.push('refusal'),
      tellUse: ({ identifier }) => done.push(`use ${identifier}`),
      notice: ({ code }) => done.push(`notice ${code}`),
    },
  });
  const id = (): string => {
    const session = runner.session();
    return 'id' in session ? session.id : '';
  };
  const tell = (...events: EventOf[]): void => {
    for (const event of events) runner.dispatch(event(id()));
  };
  return {
    ...{ clock, done, entries, logged, runner, signals, states, tell },
    breakAudit: () => void (refusesEntries = true),
    changes: () => changes,
    vault: () => vault,
    state: () => runner.session().state,
  };
}

export const scan: EventOf = () => ({ kind: 'code', input: CODE });
export const verified: EventOf = (id) => ({
  kind: 'verified',
  id,
  verified: VERIFIED,
});
export const agree: EventOf = (id) => ({ kind: 'agree', id });
export const grant = { accessToken: TOKEN, entries: [ENTRY, ENTRY] };
export const granted: EventOf = (id) => ({ kind: 'granted', id, grant });
export function open(certificateId: string): EventOf {
  return (id) => ({ kind: 'open', id, certificateId });
}
export const end: EventOf = (id) => ({ kind: 'end', id });
export const LIST = [scan, verified, agree, granted];
