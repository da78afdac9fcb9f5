import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { AuditEvent } from '../../contract/audit.ts';
import { manualClock } from '../../contract/clock.ts';
import type { Mode } from '../../contract/config.ts';
import type { OperatorView } from '../../contract/operator.ts';
import {
  type Operator,
  operatorsFile,
  writeOperators,
} from '../../contract/operators-file.node.ts';
import { unwrap } from '../../contract/result.ts';
import { hashPassword } from '../../crypto/password.node.ts';
import { createRecorder, MISSED_RETRY_MS } from '../audit/recorder.ts';
import { closeStore, openStore } from '../store/database.ts';
import { FIRST_LOCK_MS, OPERATOR_TRIES, TERMINAL_TRIES } from './lockout.ts';
import { createOperators, LOOK_MS } from './operators.ts';

const PASSWORD = 'yunling-2026';
const NOW = 1_800_000_000_000;
const IDLE_S = 900;
/** Each try costs a tenth of a second, and more on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });
let li: Operator;
let wang: Operator;

beforeAll(async () => {
  const password = await hashPassword(PASSWORD);
  li = { id: '0001', name: '李经办', disabled: false, createdAt: NOW, password };
  wang = { ...li, id: '0002', name: '王经办', password: await hashPassword('another-2026') };
});

function refusal(code: string, detail?: string): unknown {
  return {
    ok: false,
    error: { reason: 'failed', failure: { code, ...(detail === undefined ? {} : { detail }) } },
  };
}

interface How {
  readonly mode?: Mode;
  readonly signIn?: 'required' | 'none';
  readonly resumed?: string;
  readonly hasNoStore?: boolean;
}

function setUp(how: How = {}) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'liangma-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  writeOperators(dataDir, [li, wang]);
  const clock = manualClock(NOW);
  const audited: AuditEvent[] = [];
  /** Who was signed in each time when the session was ended. */
  const ended: (string | undefined)[] = [];
  const world = { isServing: false, isDiskFull: false, changes: 0 };
  const { mode = 'counter', signIn = 'required' } = how;

  const trail = {
    append(event: AuditEvent): void {
      if (world.isDiskFull) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      audited.push(event);
    },
  };

  function begin() {
    const { db } = unwrap(openStore(path.join(dataDir, 'terminal.db'), NOW));
    const operators = createOperators({
      config: { mode, dataDir, operators: { signIn, idleS: IDLE_S } },
      ...{ db, clock, resumed: how.resumed },
      audit: createRecorder({
        clock,
        trail: how.hasNoStore ? undefined : trail,
        onStore: () => {},
      }),
      isServing: () => world.isServing,
      onLeaving: () => ended.push(operators.operatorId()),
      onChange: () => world.changes++,
    });
    operators.start();
    const end = (): void => {
      operators.stop();
      if (db.open) closeStore(db);
    };
    onTestFinished(end);
    return { operators, end };
  }

  return { ...begin(), begin, dataDir, clock, audited, ended, world };
}

function stateOf(view: OperatorView): string {
  return view.state === 'signed-in' ? view.operatorId : view.state;
}

async function guess(operators: ReturnType<typeof createOperators>, times: number, id = '0001') {
  const answers = [];
  for (let at = 0; at < times; at++) answers.push(await operators.signIn(id, 'guess'));
  return answers;
}

describe('signing in', () => {
  test('with the right password opens the counter', async () => {
    const { operators, audited } = setUp();
    expect(operators.isClosed()).toBe(true);
    expect(operators.view()).toEqual({ state: 'signed-out', nobodyKnown: false });
    expect(await operators.signIn('0001', PASSWORD)).toEqual({ ok: true, value: null });
    expect(operators.isClosed()).toBe(false);
    expect(operators.view()).toEqual({
      state: 'signed-in',
      operatorId: '0001',
      name: '李经办',
    });
    expect(operators.operatorId()).toBe('0001');
    expect([operators.nameOf('0001'), operators.nameOf('9999')]).toEqual(['李经办', undefined]);
    expect(audited).toEqual([{ event: 'operator.signed-in', operator: '0001' }]);
  });

  test('with a wrong one, of nobody, or disabled is the same refusal', async () => {
    const { operators, audited, dataDir } = setUp();
    writeOperators(dataDir, [li, { ...wang, disabled: true }]);
    const wrong = await operators.signIn('0001', 'another-2026');
    expect(wrong).toEqual(refusal('OPERATOR_REFUSED'));
    expect(await operators.signIn('yunling-2026', 'x')).toEqual(wrong);
    expect(await operators.signIn('0002', 'another-2026')).toEqual(wrong);
    expect(operators.isClosed()).toBe(true);
    // What nobody is called may be a password in the wrong field.
    const named = audited.map((one) => 'operator' in one && one.operator);
    expect(named).toEqual(['0001', '?', '0002']);
  });

  test('one at a time, and nobody over somebody else', async () => {
    const { operators } = setUp();
    const first = operators.signIn('0001', PASSWORD);
    const second = await operators.signIn('0002', 'another-2026');
    expect(second).toEqual({ ok: false, error: { reason: 'stale' } });
    expect(await first).toMatchObject({ ok: true });
    expect(await operators.signIn('0002', 'another-2026')).toEqual(second);
    expect(operators.operatorId()).toBe('0001');
  });

  test('that cannot be audited does not happen', async () => {
    const { operators, world } = setUp();
    world.isDiskFull = true;
    expect(await operators.signIn('0001', PASSWORD)).toEqual(
      refusal('STORE_FAILED', 'SQLITE_FULL'),
    );
    expect(operators.isClosed()).toBe(true);
  });

  test('without a store does not happen', async () => {
    const { operators } = setUp({ hasNoStore: true });
    expect(await operators.signIn('0001', PASSWORD)).toEqual(refusal('STORE_FAILED', 'no store'));
    expect(operators.isClosed()).toBe(true);
  });

  test('that is refused while the disk is full is counted', async () => {
    const { operators, audited, clock, world } = setUp();
    world.isDiskFull = true;
    for (let wrong = 0; wrong < 2; wrong++) {
      expect(await operators.signIn('0001', 'wrong')).toEqual(refusal('OPERATOR_REFUSED'));
    }
    expect(audited).toEqual([]);
    world.isDiskFull = false;
    clock.advance(MISSED_RETRY_MS);
    expect(audited).toEqual([{ event: 'audit.missed', count: 2 }]);
  });

  test('an operator of a moment ago can sign in', async () => {
    const { operators, dataDir } = setUp();
    writeOperators(dataDir, [{ ...li, id: 'NEW-1' }]);
    expect(await operators.signIn('NEW-1', PASSWORD)).toMatchObject({ ok: true });
  });

  test('says that the file cannot be read, to technician and clerk', async () => {
    const { operators, dataDir, clock } = setUp();
    writeFileSync(operatorsFile(dataDir), '{');
    clock.advance(LOOK_MS);
    expect(operators.diagnostics()).toMatchObject([
      { key: 'operators-unreadable', detail: 'not JSON' },
    ]);
    expect(await operators.signIn('0001', PASSWORD)).toEqual(
      refusal('OPERATORS_UNREADABLE', 'not JSON'),
    );
    writeOperators(dataDir, [li]);
    clock.advance(LOOK_MS);
    expect(operators.diagnostics()).toEqual([]);
  });

  test('is nobody’s where nobody is known', () => {
    const { operators, dataDir, clock, world } = setUp();
    writeOperators(dataDir, [{ ...li, disabled: true }]);
    const before = world.changes;
    clock.advance(LOOK_MS);
    expect(operators.view()).toMatchObject({ state: 'signed-out', nobodyKnown: true });
    expect(world.changes).toBeGreaterThan(before);
  });

  test.each([
    { mode: 'self-service', signIn: 'required' },
    { mode: 'counter', signIn: 'none' },
  ] as const)('is not asked for: %j', async (how) => {
    const { operators } = setUp(how);
    expect(operators.view()).toEqual({ state: 'not-needed' });
    expect(operators.isClosed()).toBe(false);
    expect(await operators.signIn('0001', PASSWORD)).toMatchObject({ error: { reason: 'stale' } });
    expect(operators.operatorId()).toBeUndefined();
  });
});

describe('guessing', () => {
  test('locks the account at the fifth wrong try, for the right password too', async () => {
    const { operators, clock, audited } = setUp();
    const answers = await guess(operators, OPERATOR_TRIES);
    expect(answers.slice(0, -1)).toEqual(
      Array(OPERATOR_TRIES - 1).fill(refusal('OPERATOR_REFUSED')),
    );
    expect(answers.at(-1)).toEqual(refusal('OPERATOR_LOCKED'));
    expect(operators.view()).toMatchObject({ lockedUntil: NOW + FIRST_LOCK_MS });
    expect(await operators.signIn('0001', PASSWORD)).toEqual(refusal('OPERATOR_LOCKED'));
    expect(audited.at(-1)).toEqual({ event: 'operator.locked', operator: '0001' });
    expect(audited).toHaveLength(OPERATOR_TRIES + 1);
    // A colleague may serve meanwhile.
    expect(await operators.signIn('0002', 'another-2026')).toMatchObject({ ok: true });
    expect(operators.signOut()).toMatchObject({ ok: true });
    clock.advance(FIRST_LOCK_MS);
    expect(await operators.signIn('0001', PASSWORD)).toMatchObject({ ok: true });
  });

  test('is still locked after a restart', async () => {
    const { operators, end, begin, clock } = setUp();
    await guess(operators, OPERATOR_TRIES);
    end();
    clock.advance(FIRST_LOCK_MS / 2);
    const { operators: next } = begin();
    expect(await next.signIn('0001', PASSWORD)).toEqual(refusal('OPERATOR_LOCKED'));
    clock.advance(FIRST_LOCK_MS / 2);
    expect(await next.signIn('0001', 'guess')).toEqual(refusal('OPERATOR_LOCKED'));
    expect(next.view()).toMatchObject({ lockedUntil: NOW + 3 * FIRST_LOCK_MS });
  });

  test('with many ids locks the terminal, and nobody sees which of them exist', async () => {
    const { operators } = setUp();
    const unknown = await guess(operators, OPERATOR_TRIES, 'nobody');
    expect(unknown.at(-1)).toEqual(refusal('OPERATOR_LOCKED'));
    for (let id = OPERATOR_TRIES; id < TERMINAL_TRIES; id++) {
      expect((await operators.signIn(`N-${id}`, 'guess')).ok).toBe(false);
    }
    expect(await operators.signIn('0001', PASSWORD)).toEqual(refusal('OPERATOR_LOCKED'));
  });

  test('a new password ends the lock of its operator', async () => {
    const { operators, dataDir } = setUp();
    await guess(operators, OPERATOR_TRIES);
    writeOperators(dataDir, [{ ...li, password: wang.password }]);
    expect(await operators.signIn('0001', 'another-2026')).toMatchObject({ ok: true });
  });

  test('a new password ends the lock of all, and the page shows none any more', async () => {
    const { operators, dataDir, clock } = setUp();
    await guess(operators, TERMINAL_TRIES / 2, 'nobody');
    await guess(operators, TERMINAL_TRIES / 2);
    expect(await operators.signIn('0002', 'another-2026')).toEqual(refusal('OPERATOR_LOCKED'));
    writeOperators(dataDir, [{ ...li, password: wang.password }, wang]);
    clock.advance(LOOK_MS);
    expect(operators.view()).toEqual({ state: 'signed-out', nobodyKnown: false });
    expect(await operators.signIn('0002', 'another-2026')).toMatchObject({ ok: true });
  });

  test('tries of a clock that was wrong lock nobody for good', async () => {
    const { operators, clock } = setUp();
    const wrong = 73 * 365 * 86_400_000;
    clock.set(wrong);
    await guess(operators, TERMINAL_TRIES / 2, 'nobody');
    await guess(operators, TERMINAL_TRIES / 2);
    clock.set(-wrong);
    expect(operators.view()).toMatchObject({ lockedUntil: NOW + FIRST_LOCK_MS });
    clock.advance(FIRST_LOCK_MS);
    expect(await operators.signIn('0001', PASSWORD)).toMatchObject({ ok: true });
  });
});

describe('signing out', () => {
  async function signedIn(how?: Parameters<typeof setUp>[0]) {
    const all = setUp(how);
    expect(await all.operators.signIn('0001', PASSWORD)).toMatchObject({ ok: true });
    return all;
  }

  test('on command ends the session while it still is this operator’s', async () => {
    const { operators, ended, audited } = await signedIn();
    expect(operators.signOut()).toEqual({ ok: true, value: null });
    expect(ended).toEqual(['0001']);
    expect(operators.view()).toMatchObject({ state: 'signed-out', reason: 'by-person' });
    expect(audited.at(-1)).toEqual({ event: 'operator.signed-out', operator: '0001' });
    expect(operators.signOut()).toEqual({ ok: false, error: { reason: 'stale' } });
  });

  test('happens even where the disk takes nothing', async () => {
    const { operators, world } = await signedIn();
    world.isDiskFull = true;
    expect(operators.signOut()).toMatchObject({ ok: true });
    expect(operators.isClosed()).toBe(true);
  });

  test('by itself after the idle time without a sign of life', async () => {
    const { operators, clock } = await signedIn();
    clock.advance(IDLE_S * 1_000 - 1);
    operators.active();
    clock.advance(IDLE_S * 1_000 - 1);
    expect(stateOf(operators.view())).toBe('0001');
    clock.advance(1);
    expect(operators.view()).toMatchObject({ state: 'signed-out', reason: 'idle' });
  });

  test('never while a citizen’s session is open', async () => {
    const { operators, clock, world } = await signedIn();
    world.isServing = true;
    clock.advance(3 * IDLE_S * 1_000);
    expect(stateOf(operators.view())).toBe('0001');
    world.isServing = false;
    clock.advance(IDLE_S * 1_000);
    expect(stateOf(operators.view())).toBe('signed-out');
  });

  test.each<[string, () => Operator[]]>([
    ['removed', () => [wang]],
    ['disabled', () => [{ ...li, disabled: true }]],
    ['given a new password', () => [{ ...li, password: wang.password }]],
  ])('who is %s is signed out at the next look', async (_what, operatorsNow) => {
    const { operators, dataDir, clock, ended } = await signedIn();
    clock.advance(LOOK_MS);
    expect(stateOf(operators.view())).toBe('0001');
    writeOperators(dataDir, operatorsNow());
    clock.advance(LOOK_MS);
    expect(operators.view()).toMatchObject({ state: 'signed-out', reason: 'removed' });
    expect(ended).toEqual(['0001']);
  });

  test('a stopped service has no timer left', async () => {
    const { operators, clock } = await signedIn();
    operators.stop();
    expect(clock.pending()).toBe(0);
  });
});

describe('after a crash of the service', () => {
  test('who was signed in goes on, unless he may not any more', () => {
    expect(stateOf(setUp({ resumed: '0001' }).operators.view())).toBe('0001');
    expect(setUp({ resumed: '0009' }).operators.view()).toMatchObject({
      state: 'signed-out',
      reason: 'removed',
    });
  });

  test('nobody comes back where nobody signs in', () => {
    const { operators } = setUp({ resumed: '0001', mode: 'self-service' });
    expect(operators.operatorId()).toBeUndefined();
  });
});
