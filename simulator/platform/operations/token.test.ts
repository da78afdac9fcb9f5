import { expect, test } from 'vitest';
import { tokenReplySchema } from '../../../contract/platform/code-system.ts';
import { BENCH_POLICY, bodyOf, makeBench, NOON, SYSTEM, tokenBody } from '../platform.fixture.ts';
import { codeSystemById } from '../../data/code-systems.ts';
import { requestHead } from '../request-head.fixture.ts';
import { grantToken } from './token.ts';

async function verified(citizenId: string) {
  const bench = makeBench();
  const { subjectRef, scopes } = await bench.verify(citizenId);
  const codes = (scopes as { code: string }[]).map(({ code }) => code);
  const decide = (more: object) =>
    bench.call('POST', `${SYSTEM}/token`, tokenBody(String(subjectRef), more));
  return { bench, codes, decide };
}

test('agreeing brings a token for 300 s and 20 uses', async () => {
  const { bench, codes, decide } = await verified('zhang');
  const reply = tokenReplySchema.parse((await decide({ scopes: codes })).json);
  expect(reply).toMatchObject({ expiresAt: NOON + 300_000, maxUses: 20 });
  expect(bench.platform.effects.all().at(-1)).toMatchObject({ kind: 'consented' });
});

test('the token request repeated brings the same token', async () => {
  const { bench, codes, decide } = await verified('zhang');
  const head = requestHead();
  const first = await decide({ scopes: codes, head });
  const second = await decide({ scopes: codes, head });
  expect(bodyOf(second.json)).toEqual(bodyOf(first.json));
  expect(bench.platform.effects.count()).toBe(2);
});

test('a refusal is recorded and ends the verification', async () => {
  const { bench, codes, decide } = await verified('zhang');
  const refused = await decide({ agreed: false });
  expect(refused.status).toBe(200);
  expect(Object.keys(refused.json as object)).toEqual(['head']);
  expect(bench.platform.effects.all().at(-1)).toMatchObject({ kind: 'refused' });
  const late = await decide({ scopes: codes });
  expect([late.status, late.json]).toMatchObject([401, { head: { status: 'TOKEN_EXPIRED' } }]);
});

test('a citizen whose rule is to refuse refuses, the same way twice', async () => {
  const { bench, codes, decide } = await verified('zhao');
  const head = requestHead();
  const first = await decide({ scopes: codes, head });
  const second = await decide({ scopes: codes, head });
  expect([first.status, first.json]).toMatchObject([403, { head: { status: 'CONSENT_REFUSED' } }]);
  expect(bodyOf(second.json)).toEqual(bodyOf(first.json));
  expect(bench.platform.effects.all().at(-1)).toMatchObject({ kind: 'refused' });
});

test('more than was offered is denied', async () => {
  const { codes, decide } = await verified('zhang');
  const { status, json } = await decide({ scopes: [...codes, 'more'] });
  expect([status, json]).toMatchObject([403, { head: { status: 'SCOPE_DENIED' } }]);
});

test('five minutes later it is too late', async () => {
  const { bench, codes, decide } = await verified('zhang');
  bench.clock.advance(300_001);
  expect((await decide({ scopes: codes })).json).toMatchObject({
    head: { status: 'TOKEN_EXPIRED' },
  });
});

test('lifetime and uses are as the policy has them', async () => {
  const { bench, codes, decide } = await verified('zhang');
  bench.platform.policy.set({ ...BENCH_POLICY, tokenLifetimeS: 10, tokenUses: 1 });
  const reply = tokenReplySchema.parse((await decide({ scopes: codes })).json);
  expect(reply).toMatchObject({ expiresAt: NOON + 10_000, maxUses: 1, scopes: codes });
  const list = () =>
    bench.call('POST', `${SYSTEM}/list`, { head: requestHead() }, reply.accessToken);
  expect((await list()).status).toBe(200);
  expect((await list()).json).toMatchObject({ head: { status: 'TOKEN_EXPIRED' } });
});

test.each([
  ['1390100', true, true],
  ['1390100', false, false],
  ['1390000', true, false],
] as const)('%s, sealed %s: the holder is named %s', (id, isSealed, isNamed) => {
  const { platform } = makeBench();
  const scene = { platform, system: codeSystemById(id)!, token: undefined };
  const { terminalId, itemCode } = requestHead();
  const subject = {
    ...{ subjectRef: 's', citizenId: 'zhang', codeSystemId: id, terminalId, itemCode },
    ...{ operatorId: undefined, scopes: [] },
  };
  const { holder } = grantToken(scene, subject, [])({ isSealed });
  const wanted = { idType: '111', idNo: '390102199003150028', name: '张晓岚' };
  expect(holder).toEqual(isNamed ? wanted : undefined);
});
