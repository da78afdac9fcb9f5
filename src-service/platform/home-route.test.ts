import { expect, test } from 'vitest';
import { type Connection, routeEntrySchema } from '../../contract/platform/hub.ts';
import { ROUTE } from '../session/test-data.ts';
import { homeRoute } from './home-route.ts';

const { name, verifyUrl, identifyUrl, tokenUrl, listUrl, fileUrl } = ROUTE;
const HOME = {
  ...{ name, verifyUrl, identifyUrl, tokenUrl, listUrl, fileUrl },
  ...{ signKeys: [`04${'1'.repeat(128)}`], certificates: { kind: 'code-system' } as const },
  ...{ codeLifetimeS: 45, connections: ['direct', 'relay'] as Connection[], profiles: ['ASC-A1'] },
};

test('what the configuration says of the own system is a route like any other', () => {
  const entry = homeRoute({ home: HOME, homeCodeSystemId: '1390000' });
  const { signKeys, codeLifetimeS, connections, profiles } = HOME;
  expect(entry).toEqual({ ...ROUTE, signKeys, codeLifetimeS, connections, profiles });
  expect(routeEntrySchema.parse(entry)).toEqual(entry);
});

test('without it there is none', () => {
  expect(homeRoute({ homeCodeSystemId: '1390000' })).toBeUndefined();
});
