import type { Cancel, Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { OperatorView } from '../../contract/operator.ts';
import { type Operator, readOperators } from '../../contract/operators-file.node.ts';
import type { RequestError } from '../../contract/requests.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import { isPassword } from '../../crypto/password.node.ts';
import type { Recorder } from '../audit/recorder.ts';
import type { Db } from '../store/database.ts';
import { afterRight, afterWrong, lockedUntil } from './lockout.ts';
import { createTriesStore } from './tries-store.ts';

/** How often the file of operators is looked at, in milliseconds. */
export const LOOK_MS = 5_000;

type SignedOut = Extract<OperatorView, { state: 'signed-out' }>;

/** Who serves at this counter (经办人): sign-in, sign-out, and what either means for the rest. */
export interface Operators {
  readonly view: () => OperatorView;
  /** Somebody would have to be signed in, and nobody is: nothing of a citizen is touched. */
  readonly isClosed: () => boolean;
  /** The number that requests and tokens are bound to; absent where nobody signs in. */
  readonly operatorId: () => string | undefined;
  /** The name that goes with a number, of one who is signed out by now, too. */
  readonly nameOf: (operatorId: string) => string | undefined;
  /**
   * Fails with `OPERATOR_REFUSED`, `OPERATOR_LOCKED` or `OPERATORS_UNREADABLE`; `STORE_FAILED` where it
   * cannot be audited; `stale` where somebody is signed in already, or a try is under way.
   */
  readonly signIn: (operatorId: string, password: string) => Promise<Result<null, RequestError>>;
  readonly signOut: () => Result<null, RequestError>;
  /** Somebody is at work here: the idle time starts anew. */
  readonly active: () => void;
  readonly diagnostics: () => readonly Diagnostic[];
  readonly start: () => void;
  readonly stop: () => void;
}

export interface OperatorsOptions {
  readonly config: Pick<TerminalConfig, 'mode' | 'operators' | 'dataDir'>;
  /** Where wrong tries are kept over restarts; absent where the store cannot be opened. */
  readonly db: Db | undefined;
  /** A failure of the store when it was read. */
  readonly onStore?: ((problem: Failure) => void) | undefined;
  readonly audit: Pick<Recorder, 'note' | 'promise'>;
  readonly clock: Clock;
  /** Who was signed in when the service before this one crashed. */
  readonly resumed: string | undefined;
  /** A citizen's session is open: nobody is signed out for being idle. */
  readonly isServing: () => boolean;
  /** Ends and wipes the open session, while it still is this operator's. */
  readonly onLeaving: () => void;
  readonly onChange: () => void;
}

const STALE: Result<never, RequestError> = err({ reason: 'stale' });

function failed(why: Failure): Result<never, RequestError> {
  return err({ reason: 'failed', failure: why });
}

export function createOperators(options: OperatorsOptions): Operators {
  const { config, clock, audit } = options;
  const isNeeded = config.mode === 'counter' && config.operators.signIn === 'required';
  const tries = createTriesStore(options.db, (code) =>
    options.onStore?.(failure('STORE_FAILED', code)),
  );
  let present: Operator | undefined;
  let reason: SignedOut['reason'];
  let nobodyKnown = false;
  let unreadable: Diagnostic | undefined;
  /** The account of the last try: its lock is what the page counts down. */
  let lastAccount = '';
  let isTrying = false;
  let isStopped = false;
  let cancelIdle: Cancel = () => {};
  let cancelLook: Cancel = () => {};

  function knownOperators(): Result<readonly Operator[], Failure> {
    const read = readOperators(config.dataDir);
    nobodyKnown = read.ok && read.value.every(({ disabled }) => disabled);
    if (read.ok) unreadable = undefined;
    else unreadable ??= operatorsUnreadable(read.error, clock.now());
    if (read.ok && tries.passwords(read.value.map(({ password }) => password.salt))) {
      lastAccount = '';
      options.onChange();
    }
    return read;
  }

  function enabled(operatorId: string): Operator | undefined {
    const known = knownOperators();
    if (!known.ok) return undefined;
    return known.value.find(({ id, disabled }) => id === operatorId && !disabled);
  }

  /** Signing out and refusing go on without a disk; what goes unwritten is counted. */
  function note(event: 'operator.signed-out' | 'operator.refused' | 'operator.locked', id: string) {
    audit.note({ event, operator: id });
  }

  function watchIdle(): void {
    cancelIdle();
    if (!present) return;
    cancelIdle = clock.after(config.operators.idleS * 1_000, () => {
      if (options.isServing()) watchIdle();
      else leave('idle');
    });
  }

  function leave(why: SignedOut['reason']): void {
    if (!present) return;
    const { id } = present;
    options.onLeaving();
    note('operator.signed-out', id);
    present = undefined;
    reason = why;
    cancelIdle();
    options.onChange();
  }

  /** Changes of the file hold at once: whoever is removed, disabled or given a new password leaves. */
  function look(): void {
    const before = { nobodyKnown, unreadable };
    const record = enabled(present?.id ?? '');
    if (present && record?.password.salt !== present.password.salt) leave('removed');
    if (before.nobodyKnown !== nobodyKnown || before.unreadable !== unreadable) options.onChange();
    cancelLook = clock.after(LOOK_MS, look);
  }

  function wrong(account: string, knownId: string | undefined): Result<never, RequestError> {
    const now = clock.now();
    tries.write(afterWrong(tries.read(now), account, now));
    // An id that nobody has may be a password in the wrong field: it is told to nobody.
    note('operator.refused', knownId ?? '?');
    if (lockedUntil(tries.read(now), account, now) === undefined) {
      return failed(failure('OPERATOR_REFUSED'));
    }
    note('operator.locked', knownId ?? '?');
    return failed(failure('OPERATOR_LOCKED'));
  }

  function enter(operator: Operator): Result<null, RequestError> {
    // Nor where there is no store at all: whoever serves has to be known later.
    const kept = audit.promise({ event: 'operator.signed-in', operator: operator.id });
    if (!kept.ok) return failed(kept.error);
    present = operator;
    watchIdle();
    return ok(null);
  }

  async function tryToSignIn(id: string, password: string): Promise<Result<null, RequestError>> {
    const known = knownOperators();
    if (!known.ok) return failed(known.error);
    const operator = known.value.find((one) => one.id === id);
    const account = tries.accountOf(id, operator?.password.salt);
    lastAccount = account;
    const now = clock.now();
    if (lockedUntil(tries.read(now), account, now) !== undefined) {
      return failed(failure('OPERATOR_LOCKED'));
    }
    const isRight = await isPassword(password, operator?.password);
    if (hasStopped()) return STALE;
    if (!operator || operator.disabled || !isRight) return wrong(account, operator?.id);
    const then = clock.now();
    tries.write(afterRight(tries.read(then), account, then));
    return enter(operator);
  }

  /** Asked anew after a wait, in which the service may have stopped. */
  function hasStopped(): boolean {
    return isStopped;
  }

  return {
    view() {
      if (!isNeeded) return { state: 'not-needed' };
      if (present) return { state: 'signed-in', operatorId: present.id, name: present.name };
      const now = clock.now();
      const locked = lockedUntil(tries.read(now), lastAccount, now);
      return {
        state: 'signed-out',
        nobodyKnown,
        ...(locked === undefined ? {} : { lockedUntil: locked }),
        ...(reason === undefined ? {} : { reason }),
      };
    },
    isClosed: () => isNeeded && !present,
    operatorId: () => present?.id,
    nameOf: (id) => (present?.id === id ? present : enabled(id))?.name,
    async signIn(operatorId, password) {
      if (!isNeeded || present || isTrying) return STALE;
      isTrying = true;
      try {
        return await tryToSignIn(operatorId, password);
      } finally {
        isTrying = false;
        options.onChange();
      }
    },
    signOut() {
      if (!present) return STALE;
      leave('by-person');
      return ok(null);
    },
    active: watchIdle,
    diagnostics: () => (isNeeded && unreadable ? [unreadable] : []),
    start() {
      if (!isNeeded) return;
      present = options.resumed === undefined ? undefined : enabled(options.resumed);
      if (options.resumed !== undefined && !present) reason = 'removed';
      watchIdle();
      look();
    },
    stop() {
      isStopped = true;
      cancelIdle();
      cancelLook();
    },
  };
}

function operatorsUnreadable({ detail }: Failure, since: number): Diagnostic {
  return { key: 'operators-unreadable', since, ...(detail === undefined ? {} : { detail }) };
}
