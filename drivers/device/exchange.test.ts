import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createExchange, INTER_BYTE_MS, type Outcome } from './exchange.ts';

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
  const exchange = createExchange(clock, (bytes) => {
    written.push(Buffer.from(bytes).toString('hex'));
  });
  const ask = (): void => exchange.ask('find', 300, (outcome) => outcomes.push(outcome));
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
  expect(outcomes).toMatchObject([{ kind: 'answer', sw3: 0x80 }]);
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

test('a frame that stops in the middle is damaged after the inter-byte limit', () => {
  const { clock, exchange, outcomes, ask } = setUp();
  ask();
  exchange.receive(NOT_FOUND.subarray(0, 8));
  clock.advance(INTER_BYTE_MS);
  expect(outcomes).toEqual([{ kind: 'damaged' }]);
});

test('the half frame of one command does not spoil the answer to the next', () => {
  const { clock, exchange, outcomes, ask } = setUp();
  ask();
  exchange.receive(NOT_FOUND.subarray(0, 8));
  clock.advance(INTER_BYTE_MS);
  exchange.receive(NOT_FOUND.subarray(8));
  ask();
  exchange.receive(NOT_FOUND);
  expect(outcomes).toMatchObject([{ kind: 'damaged' }, { kind: 'answer', sw3: 0x80 }]);
});

test('a stopped exchange calls nobody', () => {
  const { clock, exchange, outcomes, ask } = setUp();
  ask();
  exchange.stop();
  exchange.receive(NOT_FOUND);
  clock.advance(1_000);
  expect(outcomes).toEqual([]);
});
