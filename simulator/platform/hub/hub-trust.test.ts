import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../contract/clock.node.ts';
import { resolveReplySchema, tableReplySchema } from '../../../contract/platform/hub.ts';
import { unwrap } from '../../../contract/result.ts';
import { verifyBody as verifySignature } from '../../../crypto/signed-message.ts';
import { DEFAULT_POLICY, type Policy } from '../../control-api.ts';
import { createRemote } from '../../../tools/simulation/remote.ts';
import { HUB_SIGN_KEY } from '../../data/keys.ts';
import { memoryStore, verifyBody } from '../platform.fixture.ts';
import { startPlatform, type PlatformServer } from '../server.ts';
import { makeSigningClient, type SigningClient } from '../signing-client.fixture.ts';
import { partyOf } from '../trust/parties.ts';
import { ENROLMENT_CODE } from './enrol.ts';

let server: PlatformServer;
let terminal: SigningClient;
beforeAll(async () => {
  server = await startPlatform(systemClock, memoryStore(), 0);
  terminal = await makeSigningClient(server.url);
});
afterAll(() => server.close());
beforeEach(() => setPolicy({}));

async function setPolicy(change: Partial<Policy>): Promise<void> {
  const body = JSON.stringify({ ...DEFAULT_POLICY, ...change });
  await fetch(`${server.url}/sim/policy`, { method: 'PUT', body });
}

async function askTable() {
  const json: unknown = await (await fetch(`${server.url}/hub/v1/table`)).json();
  unwrap(await verifySignature(json, HUB_SIGN_KEY, terminal.crypto));
  const { table } = json as { table: unknown };
  unwrap(await verifySignature(table, HUB_SIGN_KEY, terminal.crypto));
  return tableReplySchema.parse(json).table;
}

test('the table is signed, fresh for a day, and the same for everybody', async () => {
  const table = await askTable();
  expect(table.freshUntil - table.issuedAt).toBe(86_400_000);
  expect(await askTable()).toEqual(table);
  const province = table.routes.find(({ codeSystemId }) => codeSystemId === '1390000');
  const { keys } = partyOf('1390000');
  expect(province).toMatchObject({
    ...{ signKeys: [keys.sign], encryptKey: keys.encrypt, connections: ['direct', 'relay'] },
    ...{ profiles: ['ASC-A1', 'CITY-D1'], certificates: { kind: 'code-system' } },
    scanSessionUrl: `${server.url}/cs/1390000/v1/scan-session`,
  });
});

test('a changed table has a higher version', async () => {
  const before = await askTable();
  await setPolicy({ relayOnly: true });
  const after = await askTable();
  expect(after.version).toBeGreaterThan(before.version);
  expect(after.routes[0]?.connections).toEqual(['relay']);
});

test('the hub resolves a code system that its table leaves out', async () => {
  const { routes } = await askTable();
  expect(routes.some(({ codeSystemId }) => codeSystemId === '2000312')).toBe(false);
  await terminal.enrol();
  const found = await terminal.post('/hub/v1/resolve', { codeSystemId: '2000312' });
  expect(resolveReplySchema.parse(found.json).entry.status).toBe('ACTIVE');
  const unknown = await terminal.post('/hub/v1/resolve', { codeSystemId: '2000999' });
  expect([unknown.httpStatus, unknown.status]).toEqual([404, 'ROUTE_UNKNOWN']);
});

test('new keys of a known terminal take a code that the operators issue, once', async () => {
  const hall = createRemote({ platformUrl: server.url, devicesUrl: '' });
  const first = await makeSigningClient(server.url);
  await first.enrol();
  const { terminalId } = first;
  const replaced = await makeSigningClient(server.url);
  const ask = (client: SigningClient, enrolmentCode: string) =>
    client.post('/hub/v1/terminals', {
      ...{ signKey: client.keys.sign, encryptKey: client.keys.encrypt, enrolmentCode },
      head: { terminalId },
    });
  expect((await ask(replaced, ENROLMENT_CODE)).status).toBe('TERMINAL_REFUSED');
  const fresh = await hall.enrolmentCode();
  expect((await ask(replaced, fresh)).status).toBe('OK');
  expect((await ask(first, fresh)).status).toBe('TERMINAL_REFUSED');
  expect((await ask(replaced, fresh)).status).toBe('OK');
  const old = await first.post('/hub/v1/resolve', { codeSystemId: '2000312' });
  expect(old.status).toBe('SIGN_INVALID');
  expect((await ask(first, await hall.enrolmentCode())).status).toBe('OK');
});

test('a terminal enrols with the code of the hall, and the same again comes to the same', async () => {
  expect((await terminal.enrol()).status).toBe('OK');
  expect((await terminal.enrol()).status).toBe('OK');
  const { keys } = terminal;
  const order = { signKey: keys.sign, encryptKey: keys.encrypt, enrolmentCode: 'GUESSED' };
  const guessed = await terminal.post('/hub/v1/terminals', order);
  expect([guessed.httpStatus, guessed.status]).toEqual([403, 'TERMINAL_REFUSED']);
  await setPolicy({ enrolment: 'closed' });
  expect((await terminal.enrol()).status).toBe('TERMINAL_REFUSED');
});

test('nobody enrols a key that he does not hold, or that is none', async () => {
  const other = (await makeSigningClient(server.url)).keys;
  const code = { enrolmentCode: 'SIMULATED-HALL' };
  const ask = (keys: object) => terminal.post('/hub/v1/terminals', { ...keys, ...code });
  const foreign = await ask({ signKey: other.sign, encryptKey: other.encrypt });
  expect(foreign.status).toBe('SIGN_INVALID');
  expect((await ask({ signKey: 1 })).status).toBe('SIGN_INVALID');
  const beside = `04${'0'.repeat(127)}1`;
  const off = await ask({ signKey: terminal.keys.sign, encryptKey: beside });
  expect(off.status).toBe('PARAM');
});

test('the hub passes on what is meant for a code system, which answers itself', async () => {
  await terminal.enrol();
  await setPolicy({ relayOnly: true });
  const body = { ...verifyBody('x'), head: {} };
  await expect(terminal.post('/cs/1390000/v1/verify', body)).rejects.toThrow('fetch failed');
  for (const isSealed of [false, true]) {
    const relayed = await terminal.post('/hub/v1/relay/1390000/verify', body, { isSealed });
    expect(relayed.status).toBe('CODE_FORMAT');
  }
});

test.each(['2000999', '1380000'])('for %s the hub itself refuses, signed', async (id) => {
  const body = { ...verifyBody('x'), head: {} };
  const path = `/hub/v1/relay/${id}/verify`;
  expect((await terminal.post(path, body, { party: 'hub' })).status).toBe('ROUTE_UNKNOWN');
});
