import { describe, expect, test, vi } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { SessionEvent } from './events.ts';
import {
  agree,
  end,
  granted,
  LIST,
  open,
  scan,
  stand,
  START,
  verified,
  grant,
} from './runner.test-support.ts';
import { CARD, RULES, SCAN, TOKEN, VERIFIED } from './test-data.ts';

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
  test('one that has passed is not waited for', () => {
    const { clock, state, tell } = stand();
    tell(...LIST);
    const after = vi.spyOn(clock, 'after');
    clock.set(2 * RULES.limits.idle);
    tell(() => ({ kind: 'abilities' }));
    expect(after).toHaveBeenLastCalledWith(0, expect.any(Function));
    clock.advance(0);
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
  test('comes when it was due though the clock was set back, and the windows are told', () => {
    const { changes, clock, runner, state, tell } = stand();
    tell(...LIST);
    clock.advance(10_000);
    clock.set(-8 * 3_600_000);
    const before = changes();
    tell(() => ({ kind: 'card-removed' }));
    clock.advance(1_000);
    expect([changes(), runner.aheadMs()]).toEqual([before + 1, 8 * 3_600_000]);
    clock.advance(RULES.limits.idle - 11_001);
    expect(state()).toBe('certificates');
    clock.advance(1);
    expect(state()).toBe('ended');
    clock.advance(RULES.limits.farewell);
    expect(state()).toBe('idle');
    tell(scan);
    expect(runner.session()).toMatchObject({ startedAt: clock.now() });
    expect(runner.aheadMs()).toBe(0);
  });
  test('comes within a second once the clock is set beyond it', () => {
    const { clock, state, tell } = stand();
    tell(...LIST);
    clock.set(3_600_000);
    clock.advance(1_000);
    expect(state()).toBe('ended');
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
    // The step that hangs has a share of it.
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

describe('a card beside the code', () => {
  const card = (): SessionEvent => ({ kind: 'card', input: CARD });
  const joined = (id: string): SessionEvent => {
    return { kind: 'joined', id, card: CARD, verified: VERIFIED };
  };

  test('is compared while the person goes on, and no longer than the session', () => {
    const { signals, tell } = stand(undefined, { mode: 'counter' });
    tell(scan, verified, card, agree, granted, open('c1'));
    expect(signals.join?.aborted).toBe(false);
    tell(end);
    expect(signals.join?.aborted).toBe(true);
  });
  test('is compared once', () => {
    const { runner, signals, tell } = stand(undefined, { mode: 'counter' });
    tell(scan, verified, card, joined);
    expect(signals.join?.aborted).toBe(true);
    expect(runner.session()).toMatchObject({
      state: 'consent',
      person: { cardId: CARD.requestId },
    });
  });
});

describe('a code for the phone', () => {
  const show = (): SessionEvent => ({ kind: 'show-code' });
  const shown = (id: string): SessionEvent => ({ kind: 'scan-opened', id, ...SCAN });

  test('is waited for until it is confirmed', () => {
    const { signals, tell } = stand();
    tell(show, shown, (id) => ({ kind: 'scan-seen', id }));
    expect(signals.open?.aborted).toBe(false);
    tell((id) => ({ kind: 'scan-confirmed', id, verified: VERIFIED, token: TOKEN }));
    expect([signals.open?.aborted, signals.list?.aborted]).toEqual([true, false]);
  });
  test.each<[string, (id: string) => SessionEvent]>([
    ['its citizen goes', end],
    ['somebody puts a card down', () => ({ kind: 'card-present' })],
    ['somebody shows a code', scan],
    ['its time is over', () => ({ kind: 'deadline' })],
  ])('is given up when %s', (_when, event) => {
    const { signals, tell } = stand();
    tell(show, shown, event);
    expect(signals.open?.aborted).toBe(true);
  });
});
