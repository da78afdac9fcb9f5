import { expect, test } from 'vitest';
import { verifyReplySchema } from '../../../contract/platform/code-system.ts';
import { makeBench, SYSTEM, verifyBody } from '../platform.fixture.ts';

test('a fresh code tells who shows it, at the level of the app', async () => {
  const bench = makeBench();
  const body = verifyBody(await bench.showCode('wang'));
  const { json } = await bench.call('POST', `${SYSTEM}/verify`, body);
  const reply = verifyReplySchema.parse(json);
  expect(reply).toMatchObject({ nameMasked: '王*芬', realNameLevel: 4, codeSystemId: '1390000' });
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
