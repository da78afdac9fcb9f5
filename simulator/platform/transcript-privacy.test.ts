import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { createRemote } from '../../tools/simulation/remote.ts';
import { certificatesOf } from '../data/certificates.ts';
import { citizenById } from '../data/citizens.ts';
import { memoryStore, verifyBody } from './platform.fixture.ts';
import { startPlatform, type PlatformServer } from './server.ts';
import { makeSigningClient, type SigningClient } from './signing-client.fixture.ts';

const CITY = '/cs/1390100/v1';
const ZHANG = citizenById('zhang')!;

let server: PlatformServer;
let terminal: SigningClient;
beforeAll(async () => {
  server = await startPlatform(systemClock, memoryStore(), 0);
  terminal = await makeSigningClient(server.url);
});
afterAll(() => server.close());

test('the whole way leaves a transcript, opened, and nothing of a person in it', async () => {
  const remote = createRemote({ platformUrl: server.url, devicesUrl: '' });
  const { head } = await terminal.enrol();
  expect(head.status).toBe('OK');
  const issued = await remote.issueCode('zhang', { codeSystemId: '1390100' });
  const code = issued.code.replace(/^.*=/, '');
  const isSealed = true;
  const verified = await terminal.post(
    `${CITY}/verify`,
    { ...verifyBody(code), head: {} },
    { isSealed },
  );
  const { subjectRef, scopes } = verified.json as {
    subjectRef: string;
    scopes: { code: string }[];
  };
  const card = {
    ...{ idType: '111', idNo: ZHANG.idNo, name: ZHANG.name, validTo: ZHANG.cardValidTo },
    ...{ samId: '05.03', readAt: Date.now(), needScopes: ['*'], subjectRef },
  };
  await terminal.post(`${CITY}/identify`, card, { isSealed });
  const decision = {
    ...{ subjectRef, agreed: true, decidedAt: Date.now() },
    scopes: scopes.map((scope) => scope.code),
  };
  const granted = await terminal.post(`${CITY}/token`, decision, { isSealed });
  const { accessToken } = granted.json as { accessToken: string };
  const search = { holderCode: ZHANG.idNo, holderTypeCode: '111', useCause: '自助查询' };
  const ask = async (operation: string, data: object): Promise<void> => {
    const envelope = { head: { accessId: terminal.terminalId, accessToken }, data };
    const body = JSON.stringify(envelope);
    await fetch(`${server.url}/provincial/v1/${operation}`, { method: 'POST', body });
  };
  await ask('getDataByHolder', search);
  const [certificate] = certificatesOf('zhang');
  await ask('queryCertInfo', { certIdentifier: certificate!.identifier, useCause: '自助查询' });

  const entries = await remote.transcript();
  expect(entries.map(({ operation }) => operation)).toEqual([
    ...['queryCertInfo', 'getDataByHolder', 'token', 'identify', 'verify', 'enrol'],
  ]);
  expect(entries[2]).toMatchObject({
    ...{ requestSigned: 'valid', replySigned: true, sealed: true, codeSystemId: '1390100' },
    reply: { holder: { name: '张*岚', idNo: '390102********0028' } },
  });
  const text = JSON.stringify(entries);
  const secrets = [ZHANG.name, ZHANG.idNo, code, accessToken, subjectRef, 'SIMULATED-HALL'];
  const others = [citizenById('li')!.name, certificate!.number, certificate!.identifier];
  for (const secret of [...secrets, ...others]) expect(text).not.toContain(secret);
  await remote.clearTranscript();
  expect(await remote.transcript()).toEqual([]);
});
