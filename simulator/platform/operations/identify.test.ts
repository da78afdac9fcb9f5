import { expect, test } from 'vitest';
import { verifyReplySchema } from '../../../contract/platform/code-system.ts';
import { citizenById } from '../../data/citizens.ts';
import { makeBench, NOON, SYSTEM } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';

function cardBody(citizenId: string, more: object = {}): object {
  const { idNo, name, cardValidTo } = citizenById(citizenId)!;
  return {
    ...{ head: requestHead(), idType: '111', idNo, name, validTo: cardValidTo },
    ...{ samId: '05.03-20260101-0000000001-0000000002', readAt: NOON, needScopes: ['*'], ...more },
  };
}

test.each(['zhang', 'wang'])('the card of %s is level 3', async (citizenId) => {
  const bench = makeBench();
  const { json } = await bench.call('POST', `${SYSTEM}/identify`, cardBody(citizenId));
  expect(verifyReplySchema.parse(json).realNameLevel).toBe(3);
  expect(bench.platform.effects.all()).toMatchObject([{ kind: 'identified', citizenId }]);
});

test.each([
  { name: '张三' },
  { validTo: '20300101' },
  { idNo: '390102199003150011' },
  { idType: '516' },
])('a card that differs by %j belongs to nobody', async (difference) => {
  const body = cardBody('zhang', difference);
  const { status, json } = await makeBench().call('POST', `${SYSTEM}/identify`, body);
  expect([status, json]).toMatchObject([404, { head: { status: 'HOLDER_NOT_FOUND' } }]);
});

test('an expired card does not reach level 3', async () => {
  const { status, json } = await makeBench().call('POST', `${SYSTEM}/identify`, cardBody('sun'));
  expect([status, json]).toMatchObject([403, { head: { status: 'LEVEL_TOO_LOW' } }]);
});
