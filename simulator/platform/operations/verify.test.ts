import { expect, test } from 'vitest';
import { verifyReplySchema } from '../../../contract/platform/code-system.ts';
import { fromHex, toHex } from '../../../crypto/bytes.ts';
import { utf8 } from '../../../crypto/utf8.ts';
import { BENCH_POLICY, makeBench, NOON, SYSTEM, verifyBody } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';
import { partyOf } from '../trust/parties.ts';

test.each([
  ['zhang', 4, ['PASSWORD', 'SMS', 'ID3', 'FACE']],
  ['li', 3, ['PASSWORD', 'SMS', 'ID3']],
  ['wang', 2, ['PASSWORD', 'SMS']],
] as const)('the app of %s vouches for level %d', async (citizenId, level, kinds) => {
  const reply = verifyReplySchema.parse(await makeBench().verify(citizenId));
  expect(reply).toMatchObject({
    realNameLevel: level,
    subjectType: 'natural',
    cardStatus: 'UNKNOWN',
  });
  expect(reply.evidence.map(({ kind }) => kind)).toEqual(kinds);
  expect(reply).toMatchObject({
    ...{ channelType: '01', codeIssuedAt: NOON, codeExpiresAt: NOON + 60_000 },
    ...{ codeKind: 'dynamic', codeRefreshAt: NOON + 60_000, idType: '111' },
  });
});

test('policy keeps the level down, and the evidence with it', async () => {
  const bench = makeBench();
  bench.platform.policy.set({ ...BENCH_POLICY, maxLevel: 2 });
  const reply = verifyReplySchema.parse(await bench.verify('zhang'));
  expect(reply.realNameLevel).toBe(2);
  expect(reply.evidence.map(({ kind }) => kind)).toEqual(['PASSWORD', 'SMS']);
});

test('the holder is known again by a digest under the nonce of each sending', async () => {
  const bench = makeBench();
  const { crypto } = partyOf('hub');
  const code = await bench.showCode('zhang');
  const head = requestHead();
  for (const nonce of ['1'.repeat(32), '2'.repeat(32)]) {
    const body = verifyBody(code, { head: { ...head, nonce } });
    const { json } = await bench.call('POST', `${SYSTEM}/verify`, body);
    const digest = await crypto.hmac(fromHex(nonce), utf8('111|390102199003150028'));
    expect(json).toMatchObject({ holderDigest: toHex(digest), head: { nonce } });
  }
  const { nonce, ...unnamed } = requestHead();
  expect(await bench.verify('zhang', unnamed)).not.toHaveProperty('holderDigest');
});

test('where policy lets codes be used again, a code is verified twice', async () => {
  const bench = makeBench();
  bench.platform.policy.set({ ...BENCH_POLICY, codeSingleUse: false });
  const code = await bench.showCode('zhang');
  for (let time = 0; time < 2; time += 1) {
    const { status } = await bench.call('POST', `${SYSTEM}/verify`, verifyBody(code));
    expect(status).toBe(200);
  }
});

test('a fresh code tells who shows it', async () => {
  const bench = makeBench();
  const body = verifyBody(await bench.showCode('wang'));
  const { json } = await bench.call('POST', `${SYSTEM}/verify`, body);
  const reply = verifyReplySchema.parse(json);
  expect(reply).toMatchObject({ nameMasked: '王*芬', codeSystemId: '1390000' });
  expect(bench.platform.effects.all()).toMatchObject([{ kind: 'verified', citizenId: 'wang' }]);
});

test('a code that ran out a moment ago is refused and leaves no effect', async () => {
  const bench = makeBench();
  const code = await bench.showCode('wang');
  bench.clock.advance(60_000);
  const { status, json } = await bench.call('POST', `${SYSTEM}/verify`, verifyBody(code));
  expect([status, json]).toMatchObject([410, { head: { status: 'CODE_EXPIRED' } }]);
  expect(bench.platform.effects.count()).toBe(0);
});
