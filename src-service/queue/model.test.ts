import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { auditEvents } from './plain-trail.fixture.ts';
import { PRIORITIES, type Lease, type WriteBack } from './queue.ts';
import { KEY, queueBench, type QueueBench } from './queue-bench.test-support.ts';

const WHY = failure('PLATFORM_TIMEOUT');
const LEASE_MS = 1_000;
const LIFE_MS = 4_000;
const KEYS = [KEY, { id: 'other', key: Buffer.alloc(32, 7) }] as const;

interface ModelRow {
  readonly kind: 'outbox' | 'deferred-verification';
  readonly key: string;
  state: 'pending' | 'leased' | 'done' | 'expired' | 'dead' | 'discarded';
  nextTryAt: number;
  expiresAt: number | undefined;
  token: number;
  leasedUntil: number;
}

/** What the queue should hold, without SQL; the platform's side is a set of names. */
interface Model {
  now: number;
  /** Names of the data keys at hand, the newest first. */
  keys: string[];
  readonly rows: Map<string, ModelRow>;
  /** Every lease that was ever given out, stale ones too. */
  readonly leases: Lease[];
  /** Effects at the platform by name of the intent: a repetition has none. */
  readonly effects: Set<string>;
}

/** The process side: a restart makes a new one on the same file. */
interface Real {
  bench: QueueBench;
}
type Command = fc.Command<Model, Real>;

function command(name: string, run: (model: Model, real: Real) => void): Command {
  return { check: () => true, run, toString: () => name };
}

function expireLeases(model: Model): void {
  for (const row of model.rows.values()) {
    if (row.state === 'leased' && row.leasedUntil <= model.now) row.state = 'pending';
  }
}

function add(kind: ModelRow['kind'], delayMs: number): Command {
  return command(`add ${kind} ${delayMs}`, (model, { bench }) => {
    const expiresAt = kind === 'outbox' ? undefined : model.now + LIFE_MS;
    const priority = kind === 'outbox' ? PRIORITIES.receipt : PRIORITIES.citizen;
    const nextTryAt = model.now + delayMs;
    const intent = { kind, destination: '1390000', priority, payload: 'p', expiresAt, nextTryAt };
    const { id } = unwrap(bench.queue.add(intent));
    const fresh = { state: 'pending', token: 0, leasedUntil: 0 } as const;
    model.rows.set(id, { ...fresh, kind, key: model.keys[0]!, nextTryAt, expiresAt });
  });
}

const lease = command('lease', (model, { bench }) => {
  expireLeases(model);
  const due = [...model.rows].filter(
    ([, row]) =>
      row.state === 'pending' && row.nextTryAt <= model.now && model.keys.includes(row.key),
  );
  const urgent = due.some(([, { kind }]) => kind !== 'outbox');
  const fit = due.filter(([, { kind }]) => (kind !== 'outbox') === urgent);
  const earliest = Math.min(...fit.map(([, { nextTryAt }]) => nextTryAt));
  const wish = { blocked: [], atLeast: PRIORITIES.receipt, leaseMs: LEASE_MS };
  const taken = bench.queue.lease(wish);
  if (fit.length === 0) return expect(taken).toBeUndefined();
  const row = model.rows.get(taken?.row.id ?? '');
  expect(fit.map(([id]) => id)).toContain(taken?.row.id);
  expect([row?.nextTryAt, taken?.payload, taken?.lease.token]).toEqual([
    earliest,
    'p',
    row!.token + 1,
  ]);
  Object.assign(row!, {
    state: 'leased',
    token: row!.token + 1,
    leasedUntil: model.now + LEASE_MS,
  });
  model.leases.push(taken!.lease);
});

/** Sends what a lease stands for, and maybe loses the reply; then writes back, in time or not. */
function writeBack(which: number, how: 'done' | 'lost' | 'retry' | 'dead' | 'expired'): Command {
  return command(`${how} by lease ${which}`, (model, { bench }) => {
    const held = model.leases[which % Math.max(1, model.leases.length)];
    if (!held) return;
    const row = model.rows.get(held.id)!;
    if (how === 'done' || how === 'lost') model.effects.add(held.id);
    const isMine = row.state === 'leased' && row.token === held.token;
    const expected: WriteBack = isMine ? 'written' : 'stale';
    const isAgain = how === 'lost' || how === 'retry';
    const nextTryAt = model.now + 500;
    const told = isAgain
      ? bench.queue.retry(held, nextTryAt, WHY)
      : bench.queue.finish(held, how, how === 'done' ? undefined : WHY);
    expect(told).toBe(expected);
    if (!isMine) return;
    if (isAgain) Object.assign(row, { state: 'pending', nextTryAt });
    else row.state = how;
  });
}

function onRow(which: number, what: 'withdraw' | 'resend' | 'discard'): Command {
  return command(`${what} row ${which}`, (model, { bench }) => {
    const [id, row] = [...model.rows][which % Math.max(1, model.rows.size)] ?? [];
    if (id === undefined || row === undefined) return;
    const isOpen = row.state === 'pending' || row.state === 'leased';
    if (what === 'withdraw') {
      expect(bench.queue.end(id, 'expired')).toBe(isOpen ? 'written' : 'stale');
      if (isOpen) row.state = 'expired';
    } else if (what === 'resend') {
      const can = row.state === 'dead' && row.kind === 'outbox';
      expect(bench.queue.resend(id)).toBe(can ? 'written' : 'stale');
      if (can) Object.assign(row, { state: 'pending', nextTryAt: model.now });
    } else {
      const can = row.state === 'dead';
      expect(bench.queue.discard(id, 'fault')).toBe(can ? 'written' : 'stale');
      if (can) row.state = 'discarded';
    }
  });
}

function wait(ms: number): Command {
  return command(`wait ${ms}`, (model, { bench }) => {
    model.now += ms;
    bench.clock.advance(ms);
    const late = [...model.rows].filter(
      ([, { state, expiresAt = Infinity }]) => state === 'pending' && expiresAt <= model.now,
    );
    expect(bench.queue.overdue().map(({ id }) => id)).toEqual(
      expect.arrayContaining(late.map(([id]) => id)),
    );
  });
}

function restart(...indices: number[]): Command {
  return command(`restart with keys ${indices.join()}`, (model, real) => {
    real.bench.db.close();
    const keys = indices.map((index) => KEYS[index]!);
    real.bench = queueBench(real.bench.file, keys);
    real.bench.clock.advance(model.now - real.bench.clock.now());
    model.keys = keys.map(({ id }) => id);
    for (const row of model.rows.values()) if (row.state === 'leased') row.state = 'pending';
  });
}

/** After every run: each row is where the model has it, is audited as often, and is wiped as due. */
function check({ rows, keys, effects }: Model, { bench }: Real): void {
  for (const [id, row] of rows) expect(bench.queue.find(id)?.state).toBe(row.state);
  const open = [...rows.values()].filter(({ state }) => state === 'pending' || state === 'leased');
  const locked = open.filter(({ key }) => !keys.includes(key));
  expect(bench.view()).toMatchObject({ waiting: open.length, locked: locked.length });
  const saved = auditEvents(bench.db).filter(({ event }) => event === 'queue.saved');
  expect(saved).toHaveLength(rows.size);
  const held = bench.db.prepare(`SELECT id FROM queue WHERE payload IS NOT NULL`).pluck().all();
  const due = [...rows].filter(
    ([, { state, kind }]) =>
      state === 'pending' || state === 'leased' || (state === 'dead' && kind === 'outbox'),
  );
  expect(new Set(held)).toEqual(new Set(due.map(([id]) => id)));
  // What is done was done at the platform: nothing is written off without its effect.
  for (const [id, { state }] of rows) if (state === 'done') expect(effects.has(id)).toBe(true);
}

test('whatever happens, the queue is where a simple model of it is', { timeout: 120_000 }, () => {
  const index = fc.nat(20);
  const commands = fc.commands(
    [
      fc.constantFrom(0, 0, 700).map((ms) => add('outbox', ms)),
      fc.constantFrom(0, 0, 700).map((ms) => add('deferred-verification', ms)),
      fc.constant(lease),
      fc.constant(lease),
      fc
        .tuple(index, fc.constantFrom('done', 'lost', 'retry', 'dead', 'expired'))
        .map(([which, how]) => writeBack(which, how)),
      fc
        .tuple(index, fc.constantFrom('withdraw', 'resend', 'discard'))
        .map(([which, what]) => onRow(which, what)),
      fc.constantFrom(300, 1_000, 1_500).map(wait),
      fc.constantFrom([0], [1], [1, 0]).map((keys) => restart(...keys)),
    ],
    { maxCommands: 60, size: 'max' },
  );
  fc.assert(
    fc.property(commands, (sequence) => {
      const real: Real = { bench: queueBench() };
      const model: Model = {
        ...{ now: real.bench.clock.now(), keys: [KEY.id] },
        ...{ rows: new Map(), leases: [], effects: new Set() },
      };
      try {
        fc.modelRun(() => ({ model, real }), sequence);
        check(model, real);
      } finally {
        real.bench.db.close();
      }
    }),
    { numRuns: 60 },
  );
});
