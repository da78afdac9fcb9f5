import { expect, test } from 'vitest';
import { jsonReply } from './reply.ts';
import { findRoute, type Route } from './router.ts';

const handle = () => jsonReply(200, {});
const table: readonly Route[] = [
  { method: 'GET', path: '/hub/v1/routes', handle },
  { method: 'GET', path: '/hub/v1/routes/:id', handle },
  { method: 'POST', path: '/cs/:id/v1/verify', handle },
  { method: 'GET', path: '/sim/faults', handle },
  { method: 'PUT', path: '/sim/faults', handle },
];

test('a route is found with its parameters', () => {
  expect(findRoute(table, 'GET', '/hub/v1/routes')).toMatchObject({ kind: 'found' });
  expect(findRoute(table, 'POST', '/cs/1390000/v1/verify')).toMatchObject({
    route: table[2],
    parameters: ['1390000'],
  });
});

test('a wrong method names the right ones', () => {
  expect(findRoute(table, 'DELETE', '/sim/faults')).toEqual({ kind: 'method', allow: 'GET, PUT' });
});

test.each(['/', '/hub/v1/routes/', '/cs//v1/verify', '/cs/%2e%2e/v1/verify', '/cs/a/b/v1/verify'])(
  '%s leads nowhere',
  (path) => {
    expect(findRoute(table, 'POST', path)).toEqual({ kind: 'none' });
  },
);
