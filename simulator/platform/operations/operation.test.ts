import { expect, test } from 'vitest';
import { bodyOf, makeBench, SYSTEM, verifyBody } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';

test('a repeated request gets the same bytes and has one effect', async () => {
  const bench = makeBench();
  const head = requestHead();
  const code = await bench.showCode('zhang');
  const first = await bench.call('POST', `${SYSTEM}/verify`, verifyBody(code, { head }));
  bench.clock.advance(3_000);
  const later = verifyBody(code, { head: { ...head, timestamp: 3_000 } });
  const second = await bench.call('POST', `${SYSTEM}/verify`, later);
  expect(first.status).toBe(200);
  expect(bodyOf(second.json)).toEqual(bodyOf(first.json));
  expect(bench.platform.effects.count()).toBe(1);
});

test('the same requestId for another request is refused', async () => {
  const bench = makeBench();
  const head = requestHead();
  const [one, two] = [await bench.showCode('zhang'), await bench.showCode('li')];
  await bench.call('POST', `${SYSTEM}/verify`, verifyBody(one, { head }));
  const other = await bench.call('POST', `${SYSTEM}/verify`, verifyBody(two, { head }));
  expect(other).toMatchObject({ status: 400, json: { head: { status: 'PARAM' } } });
  expect(bench.platform.effects.count()).toBe(1);
});

test('another requestId with the same code is a second use', async () => {
  const bench = makeBench();
  const code = await bench.showCode('zhang');
  await bench.call('POST', `${SYSTEM}/verify`, verifyBody(code));
  const again = await bench.call('POST', `${SYSTEM}/verify`, verifyBody(code));
  expect(again).toMatchObject({ status: 409, json: { head: { status: 'CODE_USED' } } });
});

test('a refusal is not remembered: the code may be good later', async () => {
  const bench = makeBench();
  const head = requestHead();
  const code = await bench.showCode('zhang');
  const elsewhere = await bench.call('POST', '/cs/0000000/v1/verify', verifyBody(code, { head }));
  expect(elsewhere.json).toMatchObject({ head: { status: 'CODE_NOT_FOUND' } });
  const right = await bench.call('POST', `${SYSTEM}/verify`, verifyBody(code, { head }));
  expect(right.status).toBe(200);
});

test('what does not fit the schema names the field and not its value', async () => {
  const bench = makeBench();
  const body = verifyBody('x', { head: requestHead({ orgCode: 'secret' }) });
  const { status, json } = await bench.call('POST', `${SYSTEM}/verify`, body);
  expect(status).toBe(400);
  expect(json).toMatchObject({ head: { status: 'PARAM', message: 'head.orgCode: too_small' } });
  expect((await bench.call('POST', `${SYSTEM}/verify`)).status).toBe(400);
});

test.each(['2000000', '1380000', '12'])('code system %s does not answer', async (id) => {
  const { status, json } = await makeBench().call('POST', `/cs/${id}/v1/verify`, verifyBody('x'));
  expect([status, json]).toMatchObject([404, { head: { status: 'ROUTE_UNKNOWN' } }]);
});
