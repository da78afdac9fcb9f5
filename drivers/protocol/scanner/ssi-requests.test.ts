import { expect, test } from 'vitest';
import { createSsiRequests, SSI_ANSWER_MS, SSI_BUSY_ANSWER_MS } from './ssi-requests.ts';
import { lines } from './ssi-bench.test-support.ts';

const START = { opcode: 0xe4, data: [] };
const STOP = { opcode: 0xe5, data: [] };

test('one is sent at once, the next one when the first is over', () => {
  const requests = createSsiRequests();
  expect(lines(requests.add(START, 0)!)).toEqual(['send 04e40400ff14']);
  expect(requests.add(STOP, 1)).toEqual([]);
  expect(requests.current()).toBe(START);
  expect(lines(requests.end(2))).toEqual(['send 04e50400ff13']);
  expect(requests.end(3)).toEqual([]);
  expect(requests.current()).toBeUndefined();
  expect(requests.deadline()).toBeUndefined();
});

test('it is repeated twice, marked as sent before, and the next one is new again', () => {
  const requests = createSsiRequests();
  requests.add(START, 0);
  expect(lines(requests.repeat(300)!)).toEqual(['send 04e40401ff13']);
  expect(requests.deadline()).toBe(300 + SSI_ANSWER_MS);
  expect(lines(requests.repeat(600)!)).toEqual(['send 04e40401ff13']);
  expect(requests.repeat(900)).toBeUndefined();
  requests.end(900);
  expect(lines(requests.add(STOP, 901)!)).toEqual(['send 04e50400ff13']);
});

test('while bytes come in, an answer may take longer, but not for ever', () => {
  const requests = createSsiRequests();
  requests.heard(0);
  expect(requests.deadline()).toBeUndefined();
  requests.add(START, 0);
  requests.heard(200);
  expect(requests.deadline()).toBe(200 + SSI_ANSWER_MS);
  requests.heard(1_900);
  expect(requests.deadline()).toBe(SSI_BUSY_ANSWER_MS);
});

test('the queue has an end', () => {
  const requests = createSsiRequests();
  const results = Array.from({ length: 9 }, () => requests.add(START, 0));
  expect(results.filter((result) => result === undefined)).toHaveLength(1);
});
