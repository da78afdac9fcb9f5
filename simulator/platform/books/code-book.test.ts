import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { unwrap } from '../../../contract/result.ts';
import { makeServiceCode } from '../service-code.ts';
import { makeCodeBook } from './code-book.ts';

const refusal = (status: string) => ({ ok: false, error: { status } });

test('a code is good once', () => {
  const book = makeCodeBook(manualClock(0));
  const { code } = book.issue('1390000', 'zhang', 60_000);
  expect(unwrap(book.redeem('1390000', code)).citizenId).toBe('zhang');
  expect(book.redeem('1390000', code)).toMatchObject(refusal('CODE_USED'));
});

test('a code lives to the last millisecond of its time', () => {
  const clock = manualClock(0);
  const book = makeCodeBook(clock);
  const [late, last] = [book.issue('1390000', 'li', 60_000), book.issue('1390000', 'li', 60_000)];
  clock.advance(59_999);
  expect(book.redeem('1390000', last.code).ok).toBe(true);
  clock.advance(1);
  expect(book.redeem('1390000', late.code)).toMatchObject(refusal('CODE_EXPIRED'));
});

test('a code that was shown flawed is refused for its flaw', () => {
  const book = makeCodeBook(manualClock(0));
  const used = book.issue('0000000', 'li', 60_000, 'used');
  const revoked = book.issue('0000000', 'li', 60_000, 'revoked');
  expect(book.redeem('0000000', used.code)).toMatchObject(refusal('CODE_USED'));
  expect(book.redeem('0000000', revoked.code)).toMatchObject(refusal('CODE_REVOKED'));
});

test('another system, an invented code and no code at all are told apart', () => {
  const book = makeCodeBook(manualClock(0));
  const { code } = book.issue('0000000', 'li', 60_000);
  expect(book.redeem('1390000', code)).toMatchObject(refusal('CODE_NOT_FOUND'));
  const invented = makeServiceCode('0000000', 'ABCDEFGH'.repeat(3));
  expect(book.redeem('0000000', invented)).toMatchObject(refusal('CODE_NOT_FOUND'));
  expect(book.redeem('0000000', 'https://x.example')).toMatchObject(refusal('CODE_FORMAT'));
});
