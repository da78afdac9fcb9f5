import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pcsc, ReaderStatus } from './binding.ts';
import { CODE } from './codes.ts';
import { createPoll, NEW_READER, RETRY_MS, SETTLE_MS, WAIT_MS } from './poll.ts';
import { pcscStateSchema } from './state.ts';

const CARD = Uint8Array.of(0x3b, 0x00);
const NONE = new Uint8Array();
const EMPTY = { available: true, readers: [{ name: 'A', state: 'empty' }] };

interface Service {
  establish: number;
  list: number;
  change: number;
  names: readonly string[];
  events: ReadonlyMap<string, number>;
}

/** A service whose answers a test sets, and which keeps what it was asked. */
function serviceWith(initial: Partial<Service> = {}): {
  readonly service: Service;
  readonly pcsc: Pcsc;
  readonly asked: (readonly ReaderStatus[])[];
  readonly released: number[];
} {
  const service: Service = {
    establish: CODE.success,
    list: CODE.success,
    change: CODE.success,
    names: ['A'],
    events: new Map([['A', 0x0001_0012]]),
    ...initial,
  };
  const asked: (readonly ReaderStatus[])[] = [];
  const released: number[] = [];
  let context = 0;
  const pcsc: Pcsc = {
    establish: () => ({ code: service.establish, context: ++context }),
    listReaders: () => ({ code: service.list, names: service.names }),
    statusChange(_context, timeoutMs, readers) {
      expect(timeoutMs).toBe(WAIT_MS);
      asked.push(readers);
      const answers = readers.map(({ name }) => {
        const event = service.events.get(name) ?? 0;
        return { name, event, atr: (event & 0x20) === 0 ? NONE : CARD };
      });
      return { code: service.change, answers };
    },
    release: (which) => void released.push(which),
  };
  return { service, pcsc, asked, released };
}

describe('createPoll', () => {
  it('asks for every reader and for new ones, with what it knows', () => {
    const { pcsc, asked } = serviceWith();
    const poll = createPoll(pcsc, true);
    expect(poll.step()).toEqual({ state: EMPTY, restMs: SETTLE_MS });
    poll.step();
    expect(asked).toEqual([
      [
        { name: 'A', known: 0 },
        { name: NEW_READER, known: 0x0001_0000 },
      ],
      [
        { name: 'A', known: 0x0001_0010 },
        { name: NEW_READER, known: 0x0001_0000 },
      ],
    ]);
  });

  it('sees a card come and go', () => {
    const { service, pcsc } = serviceWith();
    const poll = createPoll(pcsc, true);
    poll.step();
    service.events = new Map([['A', 0x0002_0022]]);
    const readers = [{ name: 'A', state: 'present', atr: '3b00' }];
    expect(poll.step().state).toEqual({ available: true, readers });
    service.events = new Map([['A', 0x0003_0012]]);
    expect(poll.step().state).toEqual(EMPTY);
  });

  it('keeps what it knows when nothing changes', () => {
    const { service, pcsc } = serviceWith();
    const poll = createPoll(pcsc, true);
    poll.step();
    service.change = CODE.timeout;
    expect(poll.step()).toEqual({ state: EMPTY, restMs: SETTLE_MS });
  });

  it('does without readers, and without notifications', () => {
    const { service, pcsc, asked } = serviceWith({ list: CODE.noReaders });
    const none = { available: true, readers: [] };
    expect(createPoll(pcsc, true).step()).toEqual({ state: none, restMs: SETTLE_MS });
    expect(asked).toEqual([[{ name: NEW_READER, known: 0 }]]);
    expect(createPoll(pcsc, false).step()).toEqual({ state: none, restMs: WAIT_MS });
    service.list = CODE.success;
    createPoll(pcsc, false).step();
    expect(asked.slice(1)).toEqual([[{ name: 'A', known: 0 }]]);
  });

  it('takes a reader that is unplugged between two calls for gone with the next list', () => {
    const { service, pcsc } = serviceWith({ names: ['A', 'B'] });
    const poll = createPoll(pcsc, true);
    service.events = new Map([
      ['A', 0x12],
      ['B', 0x12],
    ]);
    expect(poll.step().state.readers).toHaveLength(2);
    service.change = CODE.unknownReader;
    expect(poll.step()).toMatchObject({ state: { available: true }, restMs: SETTLE_MS });
    service.change = CODE.success;
    service.names = ['A'];
    expect(poll.step().state).toEqual(EMPTY);
  });

  it.each(['establish', 'list', 'change'] as const)(
    'says that the service is gone where %s fails, and begins anew when it is back',
    (call) => {
      const { service, pcsc, asked, released } = serviceWith();
      const poll = createPoll(pcsc, true);
      if (call !== 'establish') poll.step();
      service[call] = CODE.noService;
      const problem = 'the smart-card service is not running';
      const gone = { state: { available: false, problem, readers: [] }, restMs: RETRY_MS };
      expect(poll.step()).toEqual(gone);
      expect(released).toEqual(call === 'establish' ? [] : [1]);
      service[call] = CODE.success;
      expect(poll.step().state).toEqual(EMPTY);
      expect(asked.at(-1)![0]).toEqual({ name: 'A', known: 0 });
    },
  );

  it('leaves out names that are too long and readers that are too many', () => {
    const names = ['', 'x'.repeat(128), ...Array.from({ length: 40 }, (_, index) => `R${index}`)];
    const { pcsc } = serviceWith({ names });
    const { readers } = createPoll(pcsc, true).step().state;
    expect(readers.map(({ name }) => name)).toEqual(names.slice(2, 18));
  });

  it('tells only what fits the schema and always rests, whatever the service answers', () => {
    const code = fc.oneof(
      fc.constantFrom(...Object.values(CODE)),
      fc.integer({ min: 0, max: 0xffff_ffff }),
    );
    const turn = fc.record({
      establish: code,
      list: code,
      change: code,
      names: fc.array(fc.string({ maxLength: 140 }), { maxLength: 20 }),
      event: fc.integer({ min: 0, max: 0xffff_ffff }),
    });
    fc.assert(
      fc.property(fc.array(turn), fc.boolean(), (turns, notifies) => {
        const { service, pcsc } = serviceWith();
        const poll = createPoll(pcsc, notifies);
        for (const { event, ...answers } of turns) {
          Object.assign(service, answers);
          service.events = new Map(answers.names.map((name) => [name, event]));
          const { state, restMs } = poll.step();
          expect(pcscStateSchema.safeParse(state).success).toBe(true);
          expect(restMs).toBeGreaterThanOrEqual(SETTLE_MS);
        }
      }),
    );
  });
});
