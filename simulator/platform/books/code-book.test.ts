import { expect, test } from 'vitest';
import { manualClock, type Clock } from '../../../contract/clock.ts';
import { unwrap } from '../../../contract/result.ts';
import { codeSystemById } from '../../data/code-systems.ts';
import { makeServiceCode } from '../service-code.ts';
import { makeCodeBook, type CodeEntry } from './code-book.ts';

const refusal = (status: string) => ({ ok: false, error: { status } });
const PROVINCE = codeSystemById('1390000')!;
const CITY = codeSystemById('1390100')!;

function bookWith(state: CodeEntry['state'] = 'fresh', clock: Clock = manualClock(100_000)) {
  const book = makeCodeBook(clock);
  const code = makeServiceCode('1390000');
  const holder = { code, codeSystemId: '1390000', citizenId: 'zhang', state };
  book.issue(holder, { lifetimeMs: 60_000, leftMs: 60_000 });
  return { book, code };
}

test('a code is good once', () => {
  const { book, code } = bookWith();
  expect(unwrap(book.redeem(PROVINCE, code, true))).toMatchObject({
    ...{ citizenId: 'zhang', issuedAt: 100_000, expiresAt: 160_000 },
  });
  expect(book.redeem(PROVINCE, code, true)).toMatchObject(refusal('CODE_USED'));
});

test('where policy lets codes be used again, a code is good until its end', () => {
  const clock = manualClock(100_000);
  const { book, code } = bookWith('fresh', clock);
  expect(book.redeem(PROVINCE, code, false).ok).toBe(true);
  clock.advance(59_999);
  expect(book.redeem(PROVINCE, code, false).ok).toBe(true);
  clock.advance(1);
  expect(book.redeem(PROVINCE, code, false)).toMatchObject(refusal('CODE_EXPIRED'));
});

test('a code that was shown flawed is refused for its flaw', () => {
  const used = bookWith('used');
  expect(used.book.redeem(PROVINCE, used.code, true)).toMatchObject(refusal('CODE_USED'));
  const revoked = bookWith('revoked');
  expect(revoked.book.redeem(PROVINCE, revoked.code, true)).toMatchObject(refusal('CODE_REVOKED'));
});

test('another system, another profile, an invented code and no code at all are told apart', () => {
  const { book, code } = bookWith();
  const national = codeSystemById('0000000')!;
  expect(book.redeem(national, code, true)).toMatchObject(refusal('CODE_NOT_FOUND'));
  expect(book.redeem(CITY, code, true)).toMatchObject(refusal('PROFILE_REFUSED'));
  const invented = makeServiceCode('1390000');
  expect(book.redeem(PROVINCE, invented, true)).toMatchObject(refusal('CODE_NOT_FOUND'));
  const address = 'https://x.example';
  expect(book.redeem(PROVINCE, address, true)).toMatchObject(refusal('CODE_FORMAT'));
});
