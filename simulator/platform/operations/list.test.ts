import { expect, test } from 'vitest';
import { listReplySchema } from '../../../contract/platform/code-system.ts';
import { CERTIFICATE_TYPES } from '../../data/certificates.ts';
import { makeBench, SYSTEM, type Bench } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';

async function listed(bench: Bench, token: string) {
  const body = { head: requestHead() };
  const { json } = await bench.call('POST', `${SYSTEM}/list`, body, token);
  return listReplySchema.parse(json).certificates;
}

test('the list holds what was agreed, with full numbers', async () => {
  const bench = makeBench();
  const certificates = await listed(bench, await bench.authorise('zhang'));
  expect(certificates.map(({ typeName }) => typeName).sort()).toEqual(
    ['不动产权证书', '毕业证书', '社会保障卡', '结婚证'].sort(),
  );
  expect(certificates.find(({ typeName }) => typeName === '结婚证')?.number).toBe(
    'J390102-2015-000718',
  );
  expect(bench.platform.effects.all().at(-1)).toMatchObject({ kind: 'listed' });
});

test('types that were not agreed are left out', async () => {
  const bench = makeBench();
  const marriage = CERTIFICATE_TYPES.find(({ id }) => id === 'marriage')!;
  const certificates = await listed(bench, await bench.authorise('zhang', [marriage.code]));
  expect(certificates.map(({ typeCode }) => typeCode)).toEqual([marriage.code]);
});

test('expired and revoked certificates are shown as such', async () => {
  const bench = makeBench();
  const ayinuer = await listed(bench, await bench.authorise('ayinuer'));
  expect(ayinuer.map(({ status }) => status).sort()).toEqual(['01', '01', '01', '05']);
  const sun = await listed(bench, await bench.authorise('sun'));
  expect(sun.map(({ status }) => status).sort()).toEqual(['01', '07']);
});

test('a certificate is valid through its last day in China', async () => {
  const bench = makeBench();
  // The driving licence of ayinuer ends on 2027-07-22, 386 days after the bench's noon.
  bench.clock.advance(386 * 86_400_000);
  const last = await listed(bench, await bench.authorise('ayinuer'));
  expect(last.map(({ status }) => status).sort()).toEqual(['01', '01', '01', '05']);
  bench.clock.advance(12 * 3_600_000);
  const after = await listed(bench, await bench.authorise('ayinuer'));
  expect(after.map(({ status }) => status).sort()).toEqual(['01', '01', '05', '05']);
});

test('without a token there is no list', async () => {
  const { status, json } = await makeBench().call('POST', `${SYSTEM}/list`, {
    head: requestHead(),
  });
  expect([status, json]).toMatchObject([400, { head: { status: 'PARAM' } }]);
});
