import { expect, onTestFinished, test } from 'vitest';
import { manualClock, type ManualClock } from '../contract/clock.ts';
import type { DeviceState } from '../contract/devices.ts';
import { failure } from '../contract/failures.ts';
import { err, ok } from '../contract/result.ts';
import type { DeviceSession, SessionHost } from './device/session.ts';
import type { DeviceEvent } from './events.ts';
import { SETTING_LIMIT_MS, supervise, WATCH_MS, type Supervisor } from './supervisor.ts';
import { pass as passOn, wall, type Wall } from './wall.test-support.ts';
import { MAX_UNSETTLED_WRITES } from './writer.ts';

interface Stand {
  readonly clock: ManualClock;
  readonly at: Wall;
  readonly supervisor: Supervisor;
  readonly events: DeviceEvent[];
  readonly states: DeviceState[];
  readonly wire: string[];
  readonly pass: (ms: number) => Promise<void>;
  readonly state: () => DeviceState;
}

/**
 * A device that says `hello` to `?`, is busy from `(` to `)`, tells a scan at `!`, wants `a` back at
 * every `a`, and carries out `identify` when it answers `+`.
 */
function askingSession(host: SessionHost): DeviceSession {
  host.write(Buffer.from('?'));
  return {
    commands: ['identify'],
    command: () => host.write(Buffer.from('b')),
    stop: () => {},
    receive(bytes) {
      const text = Buffer.from(bytes).toString();
      if (text === 'hello') host.ready({ samId: '1' });
      if (text === 'garbage') host.fail(failure('DEVICE_PROTOCOL'));
      if (text === '(' || text === ')') host.busy(text === '(');
      if (text.startsWith('a')) for (const one of text) host.write(Buffer.from(one));
      if (text === '+') host.answered('identify', true);
      const scan = { deviceId: host.deviceId, at: host.clock.now(), bytes, text } as const;
      if (text === '!') host.emit({ kind: 'scan', ...scan });
    },
  };
}

const RATES = [115_200, 57_600, 38_400, 19_200, 9_600];

async function stand(
  options: { readonly rates?: readonly number[]; readonly answersAt?: number } = {},
  prepare: (at: Wall) => void = () => {},
): Promise<Stand> {
  const { rates = [9_600], answersAt = 9_600 } = options;
  const clock = manualClock(1_000);
  const at = wall();
  at.onWrite = (bytes, { baudRate }) => {
    if (Buffer.from(bytes).toString() !== '?' || baudRate !== answersAt) return;
    setImmediate(() => at.send('hello'));
  };
  prepare(at);
  const events: DeviceEvent[] = [];
  const states: DeviceState[] = [];
  const wire: string[] = [];
  const supervisor = supervise({
    deviceId: 'device-1',
    clock,
    random: () => 0.5,
    transport: at.transport('/dev/ttyUSB0'),
    lines: rates.map((baudRate) => ({ baudRate })),
    startSession: askingSession,
    emit(event) {
      events.push(event);
      return events.length > 2 ? failure('DEVICE_FLOOD') : undefined;
    },
    changed: () => states.push(supervisor.condition().state),
    wiretap: (from, bytes) => wire.push(`${from} ${Buffer.from(bytes).toString()}`),
  });
  onTestFinished(() => supervisor.stop());
  const pass = (ms: number): Promise<void> => passOn(clock, ms);
  supervisor.start();
  await pass(20);
  const state = (): DeviceState => supervisor.condition().state;
  return { clock, at, supervisor, events, states, wire, pass, state };
}

/** How a device comes into each state of which it can be unplugged. */
const WAYS: Record<Exclude<DeviceState, 'absent'>, (to: Stand) => Promise<void> | void> = {
  opening: async ({ supervisor, at, pass }) => {
    at.onWrite = () => {};
    supervisor.moveTo(at.transport('/dev/ttyUSB0'));
    await pass(20);
  },
  ready: () => {},
  busy: ({ at }) => at.send('('),
  faulty: async ({ at, pass }) => {
    at.open = () => Promise.resolve(err(failure('DEVICE_BUSY')));
    at.send('garbage');
    await pass(20);
  },
};

test.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
  'unplugged while %s: absent within a second, and ready within two after the replug',
  async (from) => {
    const its = await stand();
    const answer = its.at.onWrite;
    await WAYS[from](its);
    expect(its.state()).toBe(from);
    its.at.identity = undefined;
    await its.pass(990);
    expect(its.supervisor.condition()).toMatchObject({
      state: 'absent',
      reason: { code: 'DEVICE_ABSENT' },
      facts: {},
    });
    its.at.identity = 'second';
    its.at.open = () => Promise.resolve(ok());
    its.at.onWrite = answer;
    await its.pass(WATCH_MS + 50);
    expect(its.state()).toBe('ready');
  },
);

// The longest rest is 1.5 s here: some of these moments fall into its beginning.
test.each([0, 300, 600, 900, 1_200])(
  'faulty for long, unplugged or swapped %s ms later: seen within a second',
  async (laterMs) => {
    for (const next of [undefined, 'second']) {
      const { at, pass, state, supervisor } = await stand();
      at.open = () => Promise.resolve(err(failure('DEVICE_BUSY')));
      at.send('garbage');
      await pass(20_000 + laterMs);
      expect(state()).toBe('faulty');
      at.identity = next;
      at.open = () => Promise.resolve(ok());
      await pass(600);
      expect(state()).toBe(next ? 'ready' : 'absent');
      await supervisor.stop();
    }
  },
);

test('absent, opening, ready, busy, and back, each with its time', async () => {
  const { clock, at, states, pass, supervisor } = await stand({}, (wallOf) => {
    wallOf.identity = undefined;
  });
  expect(supervisor.condition().state).toBe('absent');
  at.identity = 'first';
  await pass(WATCH_MS + 20);
  at.send('(');
  const { since } = supervisor.condition();
  expect(since).toBe(clock.now());
  await pass(100);
  at.send(')');
  expect(supervisor.condition()).toEqual({
    state: 'ready',
    since: since + 100,
    facts: { samId: '1' },
  });
  // The first "absent" says that somebody has looked.
  expect(states.filter((state) => state !== 'absent')).toEqual([
    'opening',
    'ready',
    'busy',
    'ready',
  ]);
});

test('the fifth rate is found within five seconds, shown, and not called faulty before', async () => {
  const { at, states, pass, supervisor } = await stand({ rates: RATES });
  await pass(4 * SETTING_LIMIT_MS + 400);
  expect(4 * SETTING_LIMIT_MS + 400).toBeLessThan(5_000);
  expect(supervisor.condition()).toMatchObject({
    state: 'ready',
    facts: { samId: '1', baudRate: '9600' },
  });
  expect(at.rates).toEqual(RATES);
  expect(states).not.toContain('faulty');
});

test('garbage at a wrong rate goes on at once; the rate that worked is the first at a replug', async () => {
  const { at, pass, state } = await stand({ rates: RATES, answersAt: 57_600 }, (wallOf) => {
    const answer = wallOf.onWrite;
    wallOf.onWrite = (bytes, settings) => {
      if (settings.baudRate === 115_200) setImmediate(() => wallOf.send('garbage'));
      answer(bytes, settings);
    };
  });
  await pass(50);
  expect([state(), at.rates]).toEqual(['ready', [115_200, 57_600]]);
  at.identity = undefined;
  await pass(400);
  at.identity = 'second';
  await pass(WATCH_MS + 50);
  expect([state(), at.rates]).toEqual(['ready', [115_200, 57_600, 57_600]]);
});

test('a device that answers at no rate is faulty after a round, and tried for ever', async () => {
  const { at, pass, supervisor } = await stand({ rates: RATES, answersAt: 300 });
  await pass(4_500);
  expect(supervisor.condition()).toMatchObject({
    state: 'faulty',
    reason: { code: 'DEVICE_SILENT' },
  });
  await pass(20_000);
  expect(at.opened).toBeGreaterThan(15);
  expect(at.closed).toBeGreaterThanOrEqual(at.opened - 1);
  expect(supervisor.condition().state).toBe('faulty');
});

test('a configured rate is the only one, no fact, and has more time', async () => {
  const { at, pass, state, supervisor } = await stand({ rates: [9_600], answersAt: 300 });
  await pass(4_900);
  expect([state(), at.rates]).toEqual(['opening', [9_600]]);
  at.send('hello');
  expect(supervisor.condition().facts).toEqual({ samId: '1' });
});

test('moved: the old port is closed, the new one opened at the rate that worked', async () => {
  const { at, states, pass, state, supervisor } = await stand({ rates: RATES, answersAt: 57_600 });
  await pass(SETTING_LIMIT_MS + 100);
  expect(state()).toBe('ready');
  const elsewhere = wall();
  elsewhere.onWrite = (_, { baudRate }) => {
    if (baudRate === 57_600) setImmediate(() => elsewhere.send('hello'));
  };
  states.length = 0;
  supervisor.moveTo(elsewhere.transport('/dev/ttyUSB1'));
  await pass(50);
  expect([at.closed, elsewhere.rates]).toEqual([2, [57_600]]);
  expect(states).toEqual(['absent', 'opening', 'ready']);
});

test('nowhere to stand is absent, without a look, until it is told where', async () => {
  const { at, pass, state, supervisor } = await stand();
  supervisor.moveTo(undefined);
  await pass(3_000);
  expect([state(), at.opened]).toEqual(['absent', 1]);
  supervisor.moveTo(at.transport('/dev/ttyUSB0'));
  await pass(50);
  expect(state()).toBe('ready');
});

test('a command is answered when ready, and fails when the device is away or leaves', async () => {
  const { at, pass, supervisor } = await stand();
  expect(supervisor.commands()).toEqual(['identify']);
  const asked = supervisor.command('identify');
  at.send('+');
  expect(await asked).toEqual({ ok: true, value: undefined });
  const cut = supervisor.command('identify');
  at.hangUp();
  expect(await cut).toMatchObject({ error: { code: 'DEVICE_COMMAND_FAILED' } });
  at.identity = undefined;
  await pass(10);
  expect(supervisor.commands()).toEqual([]);
  expect(await supervisor.command('identify')).toMatchObject({ ok: false });
});

const BROKEN = err(failure('DEVICE_OPEN_FAILED', 'EIO'));

test('a device that takes nothing of what is sent to it is faulty, and tried again', async () => {
  const { at, pass, supervisor, wire } = await stand();
  at.taken = () => new Promise(() => {});
  at.send('a'.repeat(MAX_UNSETTLED_WRITES));
  await pass(10);
  expect(supervisor.condition().state).toBe('ready');
  at.send('a'.repeat(1_000));
  await pass(10);
  expect(supervisor.condition()).toMatchObject({
    state: 'faulty',
    reason: { code: 'DEVICE_SILENT', detail: 'it does not take what is sent to it' },
  });
  const written = wire.length;
  at.send('a');
  expect([at.closed, wire.length]).toEqual([1, written]);
  at.taken = () => Promise.resolve(ok());
  await pass(500);
  expect(supervisor.condition().state).toBe('ready');
});

test('a first write that fails is the end of the connection, and not of the tries', async () => {
  const { at, pass, state, supervisor } = await stand({}, (wallOf) => {
    wallOf.taken = () => Promise.resolve(BROKEN);
    wallOf.onWrite = () => {};
  });
  expect(supervisor.condition()).toMatchObject({ state: 'faulty', reason: { detail: 'EIO' } });
  expect(at.closed).toBe(1);
  at.taken = () => Promise.resolve(ok());
  at.onWrite = () => setImmediate(() => at.send('hello'));
  await pass(1_000);
  expect(state()).toBe('ready');
});

test('a failed write of an old connection does not end the new one', async () => {
  const { at, pass, state } = await stand();
  let fail: (result: typeof BROKEN) => void = () => {};
  at.taken = () => new Promise((resolve) => void (fail = resolve));
  at.send('a');
  at.taken = () => Promise.resolve(ok());
  at.hangUp();
  await pass(500);
  fail(BROKEN);
  await pass(20);
  expect([state(), at.opened]).toEqual(['ready', 2]);
});

test('a command that cannot be written has failed, and the device goes on', async () => {
  const { at, state, supervisor } = await stand();
  at.taken = () => Promise.resolve(BROKEN);
  expect(await supervisor.command('identify')).toEqual(
    err(failure('DEVICE_COMMAND_FAILED', 'not written: EIO')),
  );
  expect(state()).toBe('ready');
});

test('whoever is told too much may have the device given up', async () => {
  const { at, pass, state, events, supervisor } = await stand();
  for (let count = 0; count < 10; count++) at.send('!');
  await pass(10);
  expect(events).toHaveLength(3);
  expect(supervisor.condition()).toMatchObject({
    state: 'faulty',
    reason: { code: 'DEVICE_FLOOD' },
  });
  await pass(500);
  expect(state()).toBe('ready');
});

test('every chunk passes the wiretap, both ways', async () => {
  const { at, wire } = await stand();
  at.send('!');
  expect(wire).toEqual(['host ?', 'device hello', 'device !']);
});

test('an opening and a closing that hang do not keep stop from ending', async () => {
  const { clock, at, pass, supervisor } = await stand();
  at.open = () => new Promise(() => {});
  at.hangUp();
  await pass(1_000);
  let ended = false;
  void supervisor.stop().then(() => {
    ended = true;
  });
  await pass(2_500);
  expect([ended, clock.pending()]).toEqual([true, 0]);
});
