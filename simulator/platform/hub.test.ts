import { expect, test } from 'vitest';
import { healthReplySchema, routesReplySchema } from '../../contract/platform/hub.ts';
import { CODE_SYSTEMS } from '../data/code-systems.ts';
import { BASE_URL, makeBench, NOON } from './platform.fixture.ts';

test('the table holds the code systems with their addresses and is fresh for a day', async () => {
  const { json } = await makeBench().call('GET', '/hub/v1/routes');
  const table = routesReplySchema.parse(json);
  expect(table.routes.map((route) => route.codeSystemId)).toEqual(
    CODE_SYSTEMS.filter(({ isListed }) => isListed).map((system) => system.codeSystemId),
  );
  expect(table.routes[1]?.verifyUrl).toBe(`${BASE_URL}/cs/1390000/v1/verify`);
  expect(table.freshUntil).toBe(NOON + 86_400_000);
});

test('one code system is resolved by itself, suspended ones included', async () => {
  const bench = makeBench();
  const { json } = await bench.call('GET', '/hub/v1/routes/1380000');
  expect(routesReplySchema.parse(json).routes).toMatchObject([{ status: 'SUSPENDED' }]);
  const unknown = await bench.call('GET', '/hub/v1/routes/2000000');
  expect(unknown).toMatchObject({ status: 404, json: { head: { status: 'ROUTE_UNKNOWN' } } });
});

test('the hub lives', async () => {
  const { status, json } = await makeBench().call('GET', '/hub/v1/health');
  expect(status).toBe(200);
  expect(healthReplySchema.parse(json).head.status).toBe('OK');
});
