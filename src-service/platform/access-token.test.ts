import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createAccessToken, type Granted } from './access-token.ts';

const USER = { terminalId: 'HALL-01-K03', operatorId: 'op-1', itemCode: 'ITEM-1' };
const HOLDER = { idType: '111', idNo: '39010219491231002X', name: '林小秋' };
const GRANTED: Granted = {
  ...{ secret: 'secret-token-0000', validForMs: 1_000, maxUses: 2 },
  ...{ scopes: ['T1', 'T2'], user: USER, holder: HOLDER },
};

function stand(change: Partial<Granted> = {}) {
  const clock = manualClock(500);
  return { clock, token: createAccessToken({ ...GRANTED, ...change }, clock) };
}
const given = { ok: true, value: 'secret-token-0000' };
const refused = (code: string): unknown =>
  expect.objectContaining({ error: expect.objectContaining({ code }) as unknown });

test('it serves as often as was granted, and then no more', () => {
  const { token } = stand();
  expect(token.use(USER)).toEqual(given);
  expect(token.use(USER, 'T2')).toEqual(given);
  expect(token.use(USER)).toEqual(refused('TOKEN_EXPIRED'));
});

test('it ends at its time', () => {
  const { clock, token } = stand();
  clock.advance(999);
  expect([token.remainingMs(), token.use(USER)]).toEqual([1, given]);
  clock.advance(1);
  expect([token.remainingMs(), token.use(USER)]).toEqual([0, refused('TOKEN_EXPIRED')]);
  clock.advance(1);
  expect(token.remainingMs()).toBe(0);
});

test('no clock that is set makes it last longer, or shorter', () => {
  const { clock, token } = stand();
  clock.set(-86_400_000);
  expect(token.remainingMs()).toBe(1_000);
  clock.set(2 * 86_400_000);
  expect(token.remainingMs()).toBe(1_000);
  clock.advance(1_000);
  expect(token.use(USER)).toEqual(refused('TOKEN_EXPIRED'));
});

describe('what it was not granted for is refused, and counts no use', () => {
  test.each([
    ['another terminal', { ...USER, terminalId: 'HALL-01-K04' }, undefined],
    ['another operator', { ...USER, operatorId: 'op-2' }, undefined],
    ['nobody in particular', { terminalId: USER.terminalId, itemCode: USER.itemCode }, undefined],
    ['another item', { ...USER, itemCode: 'ITEM-2' }, undefined],
    ['another type', USER, 'T3'],
  ])('%s', (_what, user, typeCode) => {
    const { token } = stand({ maxUses: 1 });
    expect(token.use(user, typeCode)).toEqual(refused('SCOPE_DENIED'));
    expect(token.use(USER)).toEqual(given);
  });
});

test('a grant of everything covers every type', () => {
  expect(stand({ scopes: ['*'] }).token.use(USER, 'T9')).toEqual(given);
});

test('a wiped one knows nothing any more', () => {
  const { token } = stand();
  expect(token.holder()).toEqual(HOLDER);
  token.wipe();
  expect([token.holder(), token.use(USER)]).toEqual([undefined, refused('TOKEN_EXPIRED')]);
});

test('neither secret nor holder can be seen from outside', () => {
  const { token } = stand();
  expect(Object.values(token).every((value) => typeof value === 'function')).toBe(true);
  expect(JSON.stringify(token)).toBe('{}');
});
