import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { requestHead } from '../request-head.fixture.ts';
import { makeTokenBook } from './token-book.ts';

const head = requestHead();
const subject = {
  subjectRef: 'subject-1',
  citizenId: 'zhang',
  codeSystemId: '1390000',
  terminalId: head.terminalId,
  itemCode: head.itemCode,
  operatorId: undefined,
  scopes: ['T1', 'T2'],
};
const LIMITS = { lifetimeMs: 300_000, maxUses: 3 };
const refusal = (status: string) => ({ ok: false, error: { status } });

test('a token carries the scopes that were agreed, not those that were offered', () => {
  const book = makeTokenBook(manualClock(0));
  const { token } = book.grant(subject, ['T1'], LIMITS);
  expect(book.use('1390000', token, head)).toMatchObject({ value: { scopes: ['T1'] } });
});

test('a token expires on the millisecond', () => {
  const clock = manualClock(0);
  const book = makeTokenBook(clock);
  const { token } = book.grant(subject, [], LIMITS);
  clock.advance(LIMITS.lifetimeMs - 1);
  expect(book.use('1390000', token, head).ok).toBe(true);
  clock.advance(1);
  expect(book.use('1390000', token, head)).toMatchObject(refusal('TOKEN_EXPIRED'));
});

test('a token is used up after its last use', () => {
  const book = makeTokenBook(manualClock(0));
  const { token } = book.grant(subject, [], LIMITS);
  for (let use = 0; use < LIMITS.maxUses; use += 1) {
    expect(book.use('1390000', token, head).ok).toBe(true);
  }
  expect(book.use('1390000', token, head)).toMatchObject(refusal('TOKEN_EXPIRED'));
});

test('a token works only where it was granted', () => {
  const book = makeTokenBook(manualClock(0));
  const { token } = book.grant(subject, [], LIMITS);
  const elsewhere = requestHead({ terminalId: 'K04' });
  const otherItem = requestHead({ itemCode: 'item-2' });
  const colleague = requestHead({ operatorId: 'clerk-2' });
  expect(book.use('1390000', token, elsewhere)).toMatchObject(refusal('TERMINAL_REFUSED'));
  expect(book.use('1390000', token, otherItem)).toMatchObject(refusal('SCOPE_DENIED'));
  expect(book.use('1390000', token, colleague)).toMatchObject(refusal('TERMINAL_REFUSED'));
  expect(book.use('0000000', token, head)).toMatchObject(refusal('TOKEN_EXPIRED'));
  expect(book.use('1390000', undefined, head)).toMatchObject(refusal('TOKEN_EXPIRED'));
  expect(book.use('1390000', 'guessed', head)).toMatchObject(refusal('TOKEN_EXPIRED'));
});

test('elsewhere a token is bound to its terminal, its time and its uses', () => {
  const clock = manualClock(0);
  const book = makeTokenBook(clock);
  const { token } = book.grant(subject, [], LIMITS);
  expect(book.useElsewhere(token, 'K04')).toMatchObject(refusal('TERMINAL_REFUSED'));
  for (let use = 0; use < LIMITS.maxUses; use += 1) {
    expect(book.useElsewhere(token, head.terminalId).ok).toBe(true);
  }
  expect(book.useElsewhere(token, head.terminalId)).toMatchObject(refusal('TOKEN_EXPIRED'));
  const unused = book.grant(subject, [], LIMITS).token;
  clock.advance(LIMITS.lifetimeMs);
  expect(book.useElsewhere(unused, head.terminalId)).toMatchObject(refusal('TOKEN_EXPIRED'));
});
