import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import type { LogRecord } from '../../contract/log.ts';
import type { Session, SessionEvent } from './model.ts';
import { createRunner } from './runner.ts';
import { CODE, ENTRY, RULES, VERIFICATION, TOKEN } from './test-data.ts';
import type { DocumentVault } from './vault.ts';

const START = 1_000;

/** A runner whose work the test does by hand. */
function stand(initial: Session = { state: 'idle' }) {
  const clock = manualClock(START);
  const done: string[] = [];
  const states: string[] = [];
  const signals: Record<string, AbortSignal> = {};
  const logged: LogRecord[] = [];
  let changes = 0;
  let vault: DocumentVault | undefined;
  const runner = createRunner({
    clock,
    initial,
    rules: () => RULES,
    log: (record) => logged.push(record),
    onState: (entered) => states.push(entered),
    onChange: () => changes++,
    handlers: {
      verify: (_effect, signal) => void (signals.verify = signal),
      authorise: (_effect, signal) => void (signals.authorise = signal),
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
      notice: ({ code }) => done.push(`notice ${code}`),
    },
  });
  const id = (): string => {
    const session = runner.session();
    return 'id' in session ? session.id : '';
  };
  const tell = (...events: ((id: string) => SessionEvent)[]) => {
    for (const event of events) runner.dispatch(event(id()));
  };
  return {
    ...{ clock, done, logged, runner, signals, states, tell },
    changes: () => changes,
    vault: () => vault!,
    state: () => runner.session().state,
  };
}

const scan = (): SessionEvent => ({ kind: 'code', input: CODE });
const verified = (id: string): SessionEvent => ({
  kind: 'verified',
  id,
  verification: VERIFICATION,
});
const agree = (id: string): SessionEvent => ({ kind: 'agree', id });
const grant = { accessToken: TOKEN, entries: [ENTRY, ENTRY] };
const granted = (id: string): SessionEvent => ({ kind: 'granted', id, grant });
const open = (certificateId: string) => (id: string) =>
  ({ kind: 'open', id, certificateId }) as const;
const end = (id: string): SessionEvent => ({ kind: 'end', id });
const LIST = [scan, verified, agree, granted];

describe('deadlines', () => {
  test('each state has one, and it fires once', () => {
    const { clock, state, tell } = stand();
    tell(scan, verified);
    expect(clock.pending()).toBe(1);
    clock.advance(RULES.limits.consent - 1);
    expect(state()).toBe('consent');
    clock.advance(1);
    expect([state(), clock.pending()]).toEqual(['failed', 1]);
    clock.advance(RULES.limits.failure);
    expect([state(), clock.pending()]).toEqual(['idle', 0]);
  });
  test('a touch moves it', () => {
    const { clock, state, tell } = stand();
    tell(...LIST);
    clock.advance(RULES.limits.idle - 1);
    tell((id) => ({ kind: 'extend', id }));
    clock.advance(RULES.limits.idle - 1);
    expect(state()).toBe('certificates');
    clock.advance(1);
    expect(state()).toBe('ended');
  });
  test('a session that the service begins with has its own too', () => {
    const { clock, state } = stand({
      state: 'failed',
      id: 's',
      failure: failure('SERVICE_INTERRUPTED'),
      endsAt: START + 500,
    });
    clock.advance(500);
    expect(state()).toBe('idle');
  });
  test('one that lies behind already is over at once', () => {
    const late = { state: 'ended', reason: 'idle', endsAt: START - 1 } as const;
    const { clock, state } = stand(late);
    clock.advance(0);
    expect(state()).toBe('idle');
  });
  test('the whole budget of a scan is used up: it is queued, and its request ends', () => {
    const { clock, done, signals, state, tell } = stand();
    tell(scan);
    clock.advance(RULES.limits.scanBudget);
    expect([done, state(), signals.verify?.aborted]).toEqual([['enqueue'], 'queued', true]);
    expect(clock.pending()).toBe(1);
  });
});

describe('work', () => {
  test('goes on while its state lasts, and ends with it', () => {
    const { signals, tell } = stand();
    tell(scan, (id) => ({ kind: 'step', id, step: 'verify' }));
    expect(signals.verify?.aborted).toBe(false);
    tell(verified);
    expect(signals.verify?.aborted).toBe(true);
    tell(agree);
    expect(signals.authorise?.aborted).toBe(false);
    tell(end);
    expect(signals.authorise?.aborted).toBe(true);
  });
  test('on one certificate ends when another is opened or the list comes back', () => {
    const { signals, tell } = stand();
    tell(...LIST, open('c1'));
    expect(signals.c1?.aborted).toBe(false);
    tell((id) => ({ kind: 'extend', id }));
    expect(signals.c1?.aborted).toBe(false);
    tell(open('c2'));
    expect([signals.c1?.aborted, signals.c2?.aborted]).toEqual([true, false]);
    tell((id) => ({ kind: 'close', id }));
    expect(signals.c2?.aborted).toBe(true);
  });
  test('that answers late, for a session that is over, changes nothing', () => {
    const { changes, runner, state, tell } = stand();
    tell(scan);
    const session = runner.session();
    const old = 'id' in session ? session.id : '';
    tell(end, end, scan);
    const before = changes();
    runner.dispatch(verified(old));
    runner.dispatch({ kind: 'way-failed', id: old, failure: failure('CODE_USED') });
    expect([state(), changes()]).toEqual(['working', before]);
  });
});

describe('what is wiped', () => {
  const bytes = () => Uint8Array.of(1, 2, 3);
  function opened() {
    const at = stand();
    at.tell(...LIST, open('c1'));
    const held = bytes();
    at.vault().put('c1', held);
    at.tell((id) => ({ kind: 'document-ready', id, certificateId: 'c1' }));
    expect(at.runner.document('c1')).toEqual(bytes());
    return { ...at, held };
  }

  test.each([
    ['ends', end],
    ['closes it', (id: string) => ({ kind: 'close', id }) as const],
    ['opens another', open('c2')],
  ])('the bytes of a certificate when the person %s', (_what, event) => {
    const { held, runner, tell } = opened();
    tell(event);
    expect([held, runner.document('c1')]).toEqual([new Uint8Array(3), undefined]);
  });
  test('the bytes when nobody is there any more', () => {
    const { clock, held } = opened();
    clock.advance(RULES.limits.view);
    expect(held).toEqual(new Uint8Array(3));
  });
  test('the bytes when the service stops', () => {
    const { held, runner } = opened();
    runner.stop();
    expect(held).toEqual(new Uint8Array(3));
  });
});

test('every effect has its hand', () => {
  const { clock, done, tell } = stand();
  tell(scan);
  clock.advance(RULES.limits.scanBudget);
  tell(scan, verified, scan, (id) => ({ kind: 'refuse', id }));
  expect(done).toEqual(['enqueue', 'withdraw r1', 'notice SESSION_TAKEN', 'refusal']);
});

test('states are told and logged, and an event that fits nowhere by its name', () => {
  const { logged, runner, states, tell } = stand();
  tell(scan, verified, (id) => ({ kind: 'granted', id, grant }));
  const { id } = runner.session() as { id: string };
  tell(end);
  expect(logged).toEqual([
    { event: 'session.state', session: id, state: 'working' },
    { event: 'session.state', session: id, state: 'consent' },
    { event: 'session.unexpected-event', state: 'consent', name: 'granted' },
    { event: 'session.state', session: '', state: 'ended' },
  ]);
  expect(id).toMatch(/^[0-9a-f]{12}$/);
  expect(states).toEqual(['working', 'consent', 'ended']);
});

test('a failure is logged by its code alone', () => {
  const { logged, tell } = stand();
  tell(scan, (id) => ({ kind: 'way-failed', id, failure: failure('CODE_USED', 'trace-1') }));
  expect(logged.at(-1)).toMatchObject({ state: 'failed', code: 'CODE_USED' });
  expect(JSON.stringify(logged)).not.toContain('trace-1');
});

test('a change is told, and no change is not', () => {
  const { changes, tell } = stand();
  tell(scan);
  expect(changes()).toBe(1);
  tell((id) => ({ kind: 'close', id }));
  expect(changes()).toBe(1);
});

test('after the stop nothing runs: no deadline, no work, no event', () => {
  const { changes, clock, runner, signals, state, tell } = stand();
  tell(scan);
  runner.stop();
  const before = changes();
  tell(verified, scan);
  clock.advance(1_000_000);
  expect([state(), changes(), clock.pending(), signals.verify?.aborted]).toEqual([
    'working',
    before,
    0,
    true,
  ]);
});

describe('the photo of a card', () => {
  const picture = () => Uint8Array.of(1, 2, 3);

  test('is kept for its session and wiped with it', () => {
    const { runner, tell } = stand();
    runner.dispatch(scan());
    const session = runner.session();
    const id = 'id' in session ? session.id : '';
    const bytes = picture();
    runner.keepPhoto(id, bytes);
    expect(runner.hasPhoto()).toBe(true);
    expect(runner.photo(id)).toEqual(picture());
    expect(runner.photo('another')).toBeUndefined();
    tell((own) => ({ kind: 'end', id: own }));
    expect(runner.hasPhoto()).toBe(false);
    expect(runner.photo(id)).toBeUndefined();
    expect(bytes).toEqual(new Uint8Array(3));
  });

  test('that comes for a session that is over is wiped at once', () => {
    const { runner } = stand();
    for (const id of ['', 'over']) {
      const bytes = picture();
      runner.keepPhoto(id, bytes);
      expect(bytes).toEqual(new Uint8Array(3));
    }
    expect(runner.hasPhoto()).toBe(false);
  });
});
