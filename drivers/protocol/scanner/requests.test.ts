import { expect, test } from 'vitest';
import { show } from './protocol.test-support.ts';
import type { Signal } from './protocol.ts';
import { createRequests, type Outcome, type Request, type Requests } from './requests.ts';

function request(byte: number, log: string[]): Request {
  return {
    bytes: Uint8Array.of(byte),
    settled: (outcome: Outcome) => {
      log.push(`${byte} ${outcome}`);
      return [];
    },
  };
}

function requestsOf(): Requests {
  return createRequests(500, 2, () => {});
}

function lines(signals: readonly Signal[]): string[] {
  return signals.map(show);
}

test('one request at a time, in order', () => {
  const log: string[] = [];
  const requests = requestsOf();
  expect(lines(requests.ask(request(1, log), 0))).toEqual(['send 01']);
  expect(requests.ask(request(2, log), 0)).toEqual([]);
  expect(requests.current()).toEqual(Uint8Array.of(1));
  expect(lines(requests.answer('done', 10))).toEqual(['send 02']);
  expect(lines(requests.answer('refused', 20))).toEqual([]);
  expect(log).toEqual(['1 done', '2 refused']);
  expect(requests.wakeAt()).toBeUndefined();
});

test('without an answer it is sent once more, then given up', () => {
  const log: string[] = [];
  const requests = requestsOf();
  requests.ask(request(1, log), 0);
  expect(requests.wakeAt()).toBe(500);
  expect(requests.wake(499)).toEqual([]);
  expect(lines(requests.wake(500))).toEqual(['send 01']);
  expect(requests.wake(1_000)).toEqual([]);
  expect(log).toEqual(['1 unanswered']);
  expect(requests.current()).toBeUndefined();
});

test('after a damaged one it is sent once more, then counts as refused', () => {
  const log: string[] = [];
  const requests = requestsOf();
  requests.ask(request(1, log), 0);
  expect(lines(requests.answer('resend', 10))).toEqual(['send 01']);
  expect(requests.wakeAt()).toBe(510);
  expect(requests.answer('resend', 20)).toEqual([]);
  expect(log).toEqual(['1 refused']);
});

test('an answer that nobody waits for changes nothing', () => {
  const requests = requestsOf();
  expect(requests.answer('done', 0)).toEqual([]);
  expect(requests.answer('resend', 0)).toEqual([]);
});

test('a request may be followed by another one from its own end', () => {
  const requests = requestsOf();
  const log: string[] = [];
  const second = request(2, log);
  requests.ask({ bytes: Uint8Array.of(1), settled: (_, now) => requests.ask(second, now) }, 0);
  expect(lines(requests.answer('done', 5))).toEqual(['send 02']);
  expect(requests.wakeAt()).toBe(505);
});

test('those that wait can be dropped, and do not pile up', () => {
  const log: string[] = [];
  const requests = requestsOf();
  for (let number = 0; number < 40; number++) requests.ask(request(number, log), 0);
  expect(log).toHaveLength(7);
  expect(new Set(log.map((line) => line.split(' ')[1]))).toEqual(new Set(['refused']));
  requests.dropWaiting();
  expect(requests.answer('done', 1)).toEqual([]);
});

test('every sending is told, the second one too', () => {
  const sent: string[] = [];
  const requests = createRequests(500, 2, ([byte], now) => void sent.push(`${byte} at ${now}`));
  requests.ask(request(1, []), 0);
  requests.ask(request(2, []), 5);
  requests.wake(500);
  requests.answer('done', 600);
  expect(sent).toEqual(['1 at 0', '1 at 500', '2 at 600']);
});
