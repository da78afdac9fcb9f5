import { expect, test } from 'vitest';
import {
  healthReplySchema,
  resolveReplySchema,
  tableReplySchema,
} from '../../contract/platform/hub.ts';
import { CODE_SYSTEMS } from '../data/code-systems.ts';
import { BASE_URL, makeBench, NOON } from './platform.fixture.ts';
import { requestHead } from './request-head.fixture.ts';

test('the table holds the code systems with their addresses and is fresh for a day', async () => {
  const { json } = await makeBench().call('GET', '/hub/v1/table');
  const { table } = tableReplySchema.parse(json);
  expect(table.routes.map((route) => route.codeSystemId)).toEqual(
    CODE_SYSTEMS.filter(({ isListed }) => isListed).map((system) => system.codeSystemId),
  );
  expect(table.routes[1]?.verifyUrl).toBe(`${BASE_URL}/cs/1390000/v1/verify`);
  expect(table.freshUntil).toBe(NOON + 86_400_000);
});

test('one code system is resolved by itself, suspended ones included', async () => {
  const bench = makeBench();
  const resolve = (codeSystemId: string) =>
    bench.call('POST', '/hub/v1/resolve', { head: requestHead(), codeSystemId });
  const { entry } = resolveReplySchema.parse((await resolve('1380000')).json);
  expect(entry.status).toBe('SUSPENDED');
  const unknown = await resolve('2000000');
  expect(unknown).toMatchObject({ status: 404, json: { head: { status: 'ROUTE_UNKNOWN' } } });
});

test('the hub lives', async () => {
  const { status, json } = await makeBench().call('GET', '/hub/v1/health');
  expect(status).toBe(200);
  expect(healthReplySchema.parse(json).head.status).toBe('OK');
});
