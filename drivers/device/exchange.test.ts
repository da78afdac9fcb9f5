import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { sdtDialect } from '../protocol/sdt/dialect.ts';
import { stxDialect } from '../protocol/stx/dialect.ts';
import { ANSWER_BYTES, createExchange, INTER_BYTE_MS, type Outcome } from './exchange.ts';

const FIND = Buffer.from('aaaaaa96690003200122', 'hex');
const NOT_FOUND = Buffer.from('AAAAAA9669000400008084', 'hex');

function setUp(): {
  clock: ReturnType<typeof manualClock>;
  exchange: ReturnType<typeof createExchange>;
  written: string[];
  outcomes: Outcome[];
  ask: () => void;
} {
  const clock = manualClock();
  const written: string[] = [];
  const outcomes: Outcome[] = [];
  const exchange = createExchange(sdtDialect, clock, (bytes) => {
    written.push(Buffer.from(bytes).toString('hex'));
  });
  const ask = (): void => exchange.ask(FIND, 300, (outcome) => outcomes.push(outcome));
  return { clock, exchange, written, outcomes, ask };
}

test('a command goes out and its answer comes back once', () => {
  const { clock, exchange, written, outcomes, ask } = setUp();
  ask();
  expect(written).toEqual(['aaaaaa96690003200122']);
  exchange.receive(NOT_FOUND.subarray(0, 6));
  exchange.receive(NOT_FOUND.subarray(6));
  exchange.receive(NOT_FOUND);
  clock.advance(1_000);
  expect(outcomes).toMatchObject([{ kind: 'answer', code: 0x80 }]);
  expect(clock.pending()).toBe(0);
});

test('without an answer the limit ends the wait', () => {
  const { clock, outcomes, ask } = setUp();
  ask();
  clock.advance(299);
  expect(outcomes).toEqual([]);
  clock.advance(1);
  expect(outcomes).toEqual([{ kind: 'unanswered' }]);
});

test('a long frame that stops in the middle is damaged after the inter-byte limit', () => {
  const { clock, exchange, outcomes, ask } = setUp();
  ask();
  const half = Buffer.concat([
    Buffer.from('AAAAAA966905080000', 'hex'),
    Buffer.alloc(ANSWER_BYTES),
  ]);
  exchange.receive(half);
  clock.advance(INTER_BYTE_MS);
  expect(outcomes).toEqual([{ kind: 'damaged' }]);
});

test('a short one may have been noise: damaged at the limit', () => {
  const { clock, exchange, outcomes, ask } = setUp();
  ask();
  exchange.receive(NOT_FOUND.subarray(0, 8));
  clock.advance(299);
  expect(outcomes).toEqual([]);
  clock.advance(1);
  expect(outcomes).toEqual([{ kind: 'damaged' }]);
});

test('the half frame of one command does not spoil the answer to the next', () => {
  const { clock, exchange, outcomes, ask } = setUp();
  ask();
  exchange.receive(NOT_FOUND.subarray(0, 8));
  clock.advance(300);
  exchange.receive(NOT_FOUND.subarray(8));
  ask();
  exchange.receive(NOT_FOUND);
  expect(outcomes).toMatchObject([{ kind: 'damaged' }, { kind: 'answer', code: 0x80 }]);
});

test('a stopped exchange calls nobody', () => {
  const { clock, exchange, outcomes, ask } = setUp();
  ask();
  exchange.stop();
  exchange.receive(NOT_FOUND);
  clock.advance(1_000);
  expect(outcomes).toEqual([]);
});

test('damage before a whole answer in the same bytes does not cost the answer', () => {
  const { exchange, outcomes, ask } = setUp();
  ask();
  exchange.receive(Buffer.concat([NOT_FOUND.subarray(0, 10), Buffer.of(0), NOT_FOUND]));
  expect(outcomes).toMatchObject([{ kind: 'answer', code: 0x80 }]);
});

// A wrong check byte, a length that no frame has, the begin of a frame, and of a much longer one.
const DAMAGES = ['AAAAAA9669000400008000', 'AAAAAA96690000', 'AAAAAA966900', 'AAAAAA9669050800'];

test.each(DAMAGES)('the right answer after the damage %s is the answer, however cut', (damage) => {
  const stream = Buffer.concat([Buffer.from(damage, 'hex'), NOT_FOUND]);
  for (let cut = 0; cut <= stream.length; cut++) {
    const { clock, exchange, outcomes, ask } = setUp();
    ask();
    exchange.receive(stream.subarray(0, cut));
    clock.advance(40);
    exchange.receive(stream.subarray(cut));
    clock.advance(260);
    expect(outcomes).toMatchObject([{ kind: 'answer', code: 0x80 }]);
    expect(clock.pending()).toBe(0);
  }
});

test.each(DAMAGES)(
  'the damage %s, then a pause up to the limit, does not cost the answer',
  (damage) => {
    const { clock, exchange, outcomes, ask } = setUp();
    ask();
    exchange.receive(Buffer.from(damage, 'hex'));
    clock.advance(299);
    exchange.receive(NOT_FOUND);
    clock.advance(1);
    expect(outcomes).toMatchObject([{ kind: 'answer', code: 0x80 }]);
  },
);

test('who asks again when told an answer that the limit brought is not told of the limit', () => {
  const { clock, exchange } = setUp();
  const outcomes: Outcome[] = [];
  exchange.ask(FIND, 100, (outcome) => {
    outcomes.push(outcome);
    exchange.ask(FIND, 100, (next) => outcomes.push(next));
  });
  exchange.receive(Buffer.concat([Buffer.from('AAAAAA9669050800', 'hex'), NOT_FOUND]));
  clock.advance(100);
  expect(outcomes).toMatchObject([{ kind: 'answer' }]);
  clock.advance(100);
  expect(outcomes).toMatchObject([{ kind: 'answer' }, { kind: 'unanswered' }]);
});

test('surplus answers are overwritten, since they may hold a card', () => {
  const clock = manualClock();
  const given: Uint8Array[] = [];
  const decoder = stxDialect.createDecoder();
  const exchange = createExchange(
    {
      createDecoder: () => ({
        ...decoder,
        push(bytes) {
          const frames = decoder.push(bytes);
          for (const frame of frames) if (frame.kind === 'answer') given.push(frame.data);
          return frames;
        },
      }),
    },
    clock,
    () => {},
  );
  const answer = Buffer.from('02000490000708 9F03'.replaceAll(' ', ''), 'hex');
  exchange.ask(FIND, 300, () => {});
  exchange.receive(Buffer.concat([answer, answer]));
  expect(given).toEqual([Uint8Array.of(7, 8), new Uint8Array(2)]);
});
