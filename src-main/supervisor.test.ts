import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { configSchema } from '../contract/config.ts';
import type { ToService } from '../contract/service-protocol.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { ServiceProcess } from './service-process.ts';
import { createSupervisor, SUPERVISOR_LIMITS as LIMITS } from './supervisor.ts';

const NAME = { 'zh-CN': '示例', en: 'Sample' };
const CONFIG = configSchema.parse({
  dataDir: '/data',
  terminal: { id: 'T-1', orgCode: '11100000000013338W', orgName: NAME, regionCode: '390000' },
  platform: {
    hubUrl: 'http://127.0.0.1:9/hub',
    homeCodeSystemId: '1390000',
    hubKeys: [`04${'0'.repeat(128)}`],
  },
  items: [{ code: 'I-1', name: NAME, scopes: ['*'] }],
});

function snapshotIn(session: Snapshot['session']): Snapshot {
  return {
    revision: 1,
    at: 0,
    mode: 'self-service',
    language: 'zh-CN',
    simulated: false,
    terminal: { id: 'T-1', orgName: NAME, windowNo: '' },
    items: [{ code: 'I-1', name: NAME }],
    itemCode: 'I-1',
    devices: [],
    found: [],
    platform: { state: 'unknown', since: 0 },
    phoneScan: true,
    operator: { state: 'not-needed' },
    queue: { waiting: 0, dead: 0, locked: 0, rows: [] },
    session,
    diagnostics: [],
  };
}
const IDLE = snapshotIn({ state: 'idle' });
const WORKING = snapshotIn({
  state: 'working',
  sessionId: 's1',
  via: 'code',
  step: 'verify',
  startedAt: 0,
  deadline: 9,
});

const dataKey = (digit: string) => ({ id: digit.repeat(16), key: 'A'.repeat(43) + '=' });

/** A process that only does what the test makes it do. */
class HandProcess implements ServiceProcess {
  readonly sent: ToService[] = [];
  killed = false;
  #message: (message: unknown) => void = () => {};
  #exit: () => void = () => {};
  send(message: ToService): void {
    this.sent.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }
  onExit(listener: () => void): void {
    this.#exit = listener;
  }
  kill(): void {
    this.killed = true;
    this.#exit();
  }
  say(message: unknown): void {
    this.#message(message);
  }
  last(): ToService | undefined {
    return this.sent.at(-1);
  }
}

function setUp() {
  const clock = manualClock();
  const processes: HandProcess[] = [];
  const problems: string[] = [];
  const inUse: (readonly string[])[] = [];
  let accepted = 0;
  const supervisor = createSupervisor({
    clock,
    spawn: () => {
      const process = new HandProcess();
      processes.push(process);
      return process;
    },
    startMessage: { config: CONFIG, dataKeys: [dataKey('0')], diagnostics: [] },
    onChange: () => {},
    onKeysInUse: (ids) => inUse.push(ids),
    onKeysAccepted: () => (accepted += 1),
    onBadMessage: (problem) => problems.push(problem),
  });
  const current = (): HandProcess => processes.at(-1)!;
  function bringUp(snapshot = IDLE): void {
    current().say({ kind: 'hello' });
    current().say({ kind: 'snapshot', snapshot });
  }
  supervisor.start();
  const timesAccepted = (): number => accepted;
  return { clock, supervisor, processes, problems, inUse, timesAccepted, current, bringUp };
}

test('a service is started, told its configuration, and running with the first snapshot', () => {
  const { supervisor, current } = setUp();
  expect(supervisor.state().state).toBe('starting');
  current().say({ kind: 'hello' });
  expect(current().last()).toMatchObject({ kind: 'start', interrupted: false, config: CONFIG });
  current().say({ kind: 'snapshot', snapshot: IDLE });
  expect(supervisor.state()).toEqual({ state: 'running', restarts: 0 });
  expect(supervisor.snapshot()).toEqual(IDLE);
});

test('a dead service is started again, and told that a session was cut off', () => {
  const { clock, supervisor, processes, current, bringUp } = setUp();
  bringUp(WORKING);
  current().kill();
  expect(supervisor.state()).toEqual({ state: 'restarting', restarts: 1 });
  expect(supervisor.snapshot()).toBeUndefined();
  clock.advance(LIMITS.firstRestart);
  expect(processes).toHaveLength(2);
  current().say({ kind: 'hello' });
  expect(current().last()).toMatchObject({ kind: 'start', interrupted: true });
  bringUp();
  current().kill();
  clock.advance(LIMITS.firstRestart * 2);
  current().say({ kind: 'hello' });
  expect(current().last()).toMatchObject({ interrupted: false });
});

test('a crash signs nobody out, and whoever had left stays so', () => {
  const { clock, current, bringUp } = setUp();
  const signedIn = { state: 'signed-in', operatorId: '0001', name: '李经办' } as const;
  bringUp({ ...IDLE, operator: signedIn });
  current().kill();
  clock.advance(LIMITS.firstRestart);
  // Once more before it has said anything.
  current().kill();
  clock.advance(LIMITS.firstRestart * 2);
  current().say({ kind: 'hello' });
  expect(current().last()).toMatchObject({ kind: 'start', operatorId: '0001' });
  bringUp({ ...IDLE, operator: { state: 'signed-out', nobodyKnown: false, reason: 'idle' } });
  current().kill();
  clock.advance(LIMITS.firstRestart * 4);
  current().say({ kind: 'hello' });
  expect(current().last()).not.toHaveProperty('operatorId');
});

test('a code for the phone that was shown is a session that was cut off', () => {
  const { clock, current, bringUp } = setUp();
  const itemName = { 'zh-CN': '事项', en: 'Item' };
  const shown = { state: 'scan-session', sessionId: 's1', phase: 'pending', itemName } as const;
  bringUp(snapshotIn({ ...shown, scanCode: 'LMSCAN:1', deadline: 9 }));
  current().kill();
  clock.advance(LIMITS.firstRestart);
  current().say({ kind: 'hello' });
  expect(current().last()).toMatchObject({ interrupted: true });
});

test('the cut-off session is still told when the service dies again before its first snapshot', () => {
  const { clock, current, bringUp } = setUp();
  bringUp(WORKING);
  current().kill();
  clock.advance(LIMITS.longestRestart);
  current().kill();
  clock.advance(LIMITS.longestRestart);
  current().say({ kind: 'hello' });
  expect(current().last()).toMatchObject({ interrupted: true });
});

test('restarts back off, and a service that lasted starts quickly again', () => {
  const { clock, processes, current, bringUp } = setUp();
  bringUp();
  for (let wait: number = LIMITS.firstRestart; wait < LIMITS.longestRestart; wait *= 2) {
    const before = processes.length;
    current().kill();
    clock.advance(wait - 1);
    expect(processes).toHaveLength(before);
    clock.advance(1);
    expect(processes).toHaveLength(before + 1);
  }
  bringUp();
  for (let ms = 0; ms < LIMITS.stable; ms += LIMITS.pingEvery) {
    clock.advance(LIMITS.pingEvery);
    current().say({ kind: 'pong', id: 0 });
  }
  const before = processes.length;
  current().kill();
  clock.advance(LIMITS.firstRestart);
  expect(processes).toHaveLength(before + 1);
});

test('a service that hangs is killed: no first snapshot, no pong', () => {
  const { clock, processes, current, bringUp } = setUp();
  clock.advance(LIMITS.start);
  expect(processes[0]!.killed).toBe(true);
  clock.advance(LIMITS.longestRestart);
  bringUp();
  clock.advance(LIMITS.pingEvery);
  expect(current().last()).toMatchObject({ kind: 'ping' });
  clock.advance(LIMITS.pong);
  expect(processes.at(-1)!.killed).toBe(true);
});

test('a request is answered by its own response', async () => {
  const { supervisor, current, bringUp } = setUp();
  bringUp();
  const first = supervisor.request('session.end', {});
  const firstId = (current().last() as { id: number }).id;
  const second = supervisor.request('session.end', {});
  const secondId = (current().last() as { id: number }).id;
  current().say({ kind: 'response', id: secondId, result: { ok: true, value: null } });
  current().say({
    kind: 'response',
    id: firstId,
    result: { ok: false, error: { reason: 'stale' } },
  });
  expect(await first).toEqual({ ok: false, error: { reason: 'stale' } });
  expect(await second).toEqual({ ok: true, value: null });
});

test('an answer that the contract does not know is not passed on', async () => {
  const { supervisor, current, bringUp, problems } = setUp();
  bringUp();
  const asked = supervisor.request('certificate.read', {});
  const { id } = current().last() as { id: number };
  current().say({ kind: 'response', id, result: { ok: true, value: { bytes: 'text' } } });
  expect(await asked).toEqual({ ok: false, error: { reason: 'unavailable' } });
  expect(problems).toEqual(['response to certificate.read']);
});

test('no request is left hanging: service away, dies meanwhile, or never answers', async () => {
  const { clock, supervisor, current, bringUp } = setUp();
  const unavailable = { ok: false, error: { reason: 'unavailable' } };
  expect(await supervisor.request('session.end', {})).toEqual(unavailable);
  bringUp();
  const dying = supervisor.request('session.end', {});
  current().kill();
  expect(await dying).toEqual(unavailable);
  clock.advance(LIMITS.firstRestart);
  bringUp();
  const silent = supervisor.request('session.end', {});
  for (let ms = 0; ms < LIMITS.request; ms += 1_000) {
    clock.advance(1_000);
    current().say({ kind: 'pong', id: 0 });
  }
  expect(await silent).toEqual(unavailable);
});

test.each([null, 'x', {}, { kind: 'snapshot', snapshot: { ...IDLE, extra: 1 } }, { kind: 'pong' }])(
  'a message that does not fit the contract (%j) changes nothing',
  (message) => {
    const { supervisor, current, bringUp, problems } = setUp();
    bringUp();
    current().say(message);
    expect(problems).toHaveLength(1);
    expect(supervisor.snapshot()).toEqual(IDLE);
  },
);

test('a stopped service is not started again, and killed when it does not stop', async () => {
  const { clock, supervisor, processes, current, bringUp } = setUp();
  bringUp();
  const stopped = supervisor.stop();
  expect(current().last()).toEqual({ kind: 'stop' });
  clock.advance(LIMITS.stop);
  await stopped;
  expect(current().killed).toBe(true);
  clock.advance(60_000);
  expect(processes).toHaveLength(1);
});

test('what a wedge types goes to a service that runs, and to no other', () => {
  const { supervisor, current, bringUp } = setUp();
  const symbol = { text: '12345678', ended: true };
  supervisor.typed(symbol);
  expect(current().sent).toEqual([]);
  bringUp();
  supervisor.typed(symbol);
  expect(current().last()).toEqual({ kind: 'wedge', ...symbol });
  current().kill();
  supervisor.typed(symbol);
  expect(current().sent.filter(({ kind }) => kind === 'wedge')).toHaveLength(1);
});

test('new data keys reach the service that runs and the one after it, and what it says of them main', () => {
  const { clock, supervisor, current, bringUp, inUse } = setUp();
  const dataKeys = [dataKey('1'), dataKey('0')];
  bringUp();
  supervisor.useDataKeys(dataKeys);
  expect(current().last()).toEqual({ kind: 'data-keys', dataKeys });
  current().say({ kind: 'keys-in-use', ids: [dataKeys[0]!.id] });
  expect(inUse).toEqual([[dataKeys[0]!.id]]);
  current().kill();
  clock.advance(LIMITS.firstRestart);
  current().say({ kind: 'hello' });
  expect(current().last()).toMatchObject({ kind: 'start', dataKeys });
});

test('main hears that the platform knows the terminal’s keys', () => {
  const { current, bringUp, timesAccepted, problems } = setUp();
  bringUp();
  expect(timesAccepted()).toBe(0);
  current().say({ kind: 'keys-accepted' });
  expect(timesAccepted()).toBe(1);
  expect(problems).toEqual([]);
});
