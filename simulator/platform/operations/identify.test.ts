import { expect, test } from 'vitest';
import { verifyReplySchema } from '../../../contract/platform/code-system.ts';
import { citizenById } from '../../data/citizens.ts';
import { BENCH_POLICY, makeBench, NOON, SYSTEM } from '../platform.fixture.ts';
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

async function joined(codeOf: string, cardOf: string, more: object = {}) {
  const bench = makeBench();
  const { subjectRef } = await bench.verify(codeOf);
  const body = cardBody(cardOf, { subjectRef, ...more });
  return { subjectRef, ...(await bench.call('POST', `${SYSTEM}/identify`, body)) };
}

test('code and card of one person add up, under the name of the verification', async () => {
  const { json, subjectRef } = await joined('zhang', 'zhang');
  const reply = verifyReplySchema.parse(json);
  expect(reply).toMatchObject({ realNameLevel: 5, cardStatus: 'NORMAL', subjectRef });
  expect(reply.evidence.map(({ kind }) => kind)).toEqual(['PASSWORD', 'SMS', 'ID3', 'FACE']);
});

test.each([
  ['wang', 3],
  ['li', 3],
] as const)('without a face check the card of %s stays at level %d', async (id, level) => {
  expect((await joined(id, id)).json).toMatchObject({ realNameLevel: level });
});

test('the card of somebody else stops the way', async () => {
  const { status, json } = await joined('zhang', 'li');
  expect([status, json]).toMatchObject([409, { head: { status: 'PERSON_MISMATCH' } }]);
});

test.each([{ samId: '' }])('a card with %j is no real card', async (difference) => {
  expect((await joined('zhang', 'zhang', difference)).json).toMatchObject({ realNameLevel: 4 });
});

test('a card can only join what was verified here', async () => {
  const body = cardBody('zhang', { subjectRef: 'not-a-subject' });
  const { json } = await makeBench().call('POST', `${SYSTEM}/identify`, body);
  expect(json).toMatchObject({ head: { status: 'TOKEN_EXPIRED' } });
});

test('a card that was reported lost is told, one by one or by policy', async () => {
  expect((await joined('chen', 'chen')).json).toMatchObject({
    ...{ cardStatus: 'LOST', realNameLevel: 4 },
  });
  const bench = makeBench();
  bench.platform.policy.set({ ...BENCH_POLICY, cardStatus: 'UNKNOWN' });
  const { json } = await bench.call('POST', `${SYSTEM}/identify`, cardBody('zhang'));
  expect(json).toMatchObject({ cardStatus: 'UNKNOWN', realNameLevel: 3 });
});
