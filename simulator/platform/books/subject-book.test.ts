import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { unwrap } from '../../../contract/result.ts';
import { requestHead } from '../request-head.fixture.ts';
import { CONSENT_WINDOW_MS, makeSubjectBook } from './subject-book.ts';

const head = requestHead();
const verified = {
  citizenId: 'zhang',
  codeSystemId: '1390000',
  terminalId: head.terminalId,
  operatorId: undefined,
  itemCode: head.itemCode,
  scopes: ['T1'],
};
const refusal = (status: string) => ({ ok: false, error: { status } });

test('every verification has a name of its own and one decision', () => {
  const book = makeSubjectBook(manualClock(0));
  const [first, second] = [book.open(verified), book.open(verified)];
  expect(first.subjectRef).not.toBe(second.subjectRef);
  expect(unwrap(book.decide('1390000', first.subjectRef, head)).citizenId).toBe('zhang');
  expect(book.decide('1390000', first.subjectRef, head)).toMatchObject(refusal('TOKEN_EXPIRED'));
});

test('the decision must come in time', () => {
  const clock = manualClock(0);
  const book = makeSubjectBook(clock);
  const [first, second] = [book.open(verified), book.open(verified)];
  clock.advance(CONSENT_WINDOW_MS);
  expect(book.decide('1390000', first.subjectRef, head).ok).toBe(true);
  clock.advance(1);
  expect(book.decide('1390000', second.subjectRef, head)).toMatchObject(refusal('TOKEN_EXPIRED'));
});

test('nobody else can decide, and trying does not spend the verification', () => {
  const book = makeSubjectBook(manualClock(0));
  const { subjectRef } = book.open(verified);
  const elsewhere = requestHead({ terminalId: 'K04' });
  const otherItem = requestHead({ itemCode: 'item-2' });
  const colleague = requestHead({ operatorId: 'clerk-2' });
  expect(book.decide('0000000', subjectRef, head)).toMatchObject(refusal('TOKEN_EXPIRED'));
  expect(book.decide('1390000', subjectRef, elsewhere)).toMatchObject(refusal('TERMINAL_REFUSED'));
  expect(book.decide('1390000', subjectRef, otherItem)).toMatchObject(refusal('TERMINAL_REFUSED'));
  expect(book.decide('1390000', subjectRef, colleague)).toMatchObject(refusal('TERMINAL_REFUSED'));
  expect(book.decide('1390000', subjectRef, head).ok).toBe(true);
});

test('a verification can be looked up while it lasts, goes on under its name, and is decided once', () => {
  const clock = manualClock(0);
  const book = makeSubjectBook(clock);
  const { subjectRef } = book.open(verified);
  expect(unwrap(book.find('1390000', subjectRef, head)).scopes).toEqual(['T1']);
  clock.advance(CONSENT_WINDOW_MS);
  book.open({ ...verified, scopes: ['T2'] }, subjectRef);
  clock.advance(CONSENT_WINDOW_MS);
  expect(unwrap(book.decide('1390000', subjectRef, head)).scopes).toEqual(['T2']);
  // A card may still join it: the clerk compares while the certificates lie open.
  book.open({ ...verified, scopes: ['T2'] }, subjectRef);
  expect(book.find('1390000', subjectRef, head).ok).toBe(true);
  expect(book.decide('1390000', subjectRef, head)).toMatchObject(refusal('TOKEN_EXPIRED'));
});
