import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { unwrap } from '../../contract/result.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import { HUB_SIGN_KEY } from '../../simulator/data/keys.ts';
import { ENROLMENT_CODE } from '../../simulator/platform/hub/enrol.ts';
import { pictureStore } from '../../simulator/platform/picture-store.fixture.ts';
import { startPlatform } from '../../simulator/platform/server.ts';
import { createRemote, type Remote } from '../../tools/simulation/remote.ts';
import type { CodeInput } from '../session/model.ts';
import { CONFIG, ITEM } from '../session/test-data.ts';
import { createAccessToken } from './access-token.ts';
import { createPlatformClient, type PlatformClient } from './platform.ts';
import { random } from './signed-server.fixture.ts';
import type { Run } from './way.ts';

// Who serves (经办人), from the head of a request to the token that is bound to him.

const HOME = '1390000';
const LIN: Run = { item: ITEM, operatorId: 'op-7' };
const COLLEAGUE: Run = { item: ITEM, operatorId: 'op-8' };
const NOBODY: Run = { item: ITEM };

let remote: Remote;
let client: PlatformClient;
beforeEach(async () => {
  const platform = await startPlatform(systemClock, pictureStore(), 0);
  remote = createRemote({ platformUrl: platform.url, devicesUrl: '' });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'operator-'));
  const hub = { hubUrl: `${platform.url}/hub`, hubKeys: [HUB_SIGN_KEY] };
  client = createPlatformClient({
    config: {
      ...{ ...CONFIG, mode: 'counter', dataDir },
      platform: { ...CONFIG.platform, ...hub, enrolmentCode: ENROLMENT_CODE },
    },
    ...{ keys: makePrivateKeys(random), clock: systemClock, random: Math.random },
    ...{ randomBytes: random, log: () => {}, onChange: () => {} },
  });
  return async () => {
    client.router.stop();
    await platform.close();
    rmSync(dataDir, { recursive: true });
  };
});

async function code(): Promise<CodeInput> {
  const issued = await remote.issueCode('zhang', { codeSystemId: HOME });
  const scanned = { codeContent: issued.code, symbology: ']Q1', scannedAt: Date.now() };
  return { via: 'code', requestId: randomUUID(), codeSystemId: HOME, code: scanned };
}

test('every request about a citizen says who serves', async () => {
  const { way } = client;
  const verified = unwrap(await way.verify(await code(), LIN));
  const { accessToken, entries } = unwrap(await way.authorise(verified, LIN));
  unwrap(await way.fetch(entries[0]!, verified.route, accessToken, LIN));
  const heads = (await remote.transcript())
    .filter(({ codeSystemId, method }) => codeSystemId === HOME && method === 'POST')
    .map(({ request }) => (request as { head: { operatorId?: string } }).head.operatorId);
  expect(new Set(heads)).toEqual(new Set(['op-7']));
  expect(heads.length).toBeGreaterThanOrEqual(4);
});

test('a token is of no use to a colleague, and the terminal does not even ask', async () => {
  const { way } = client;
  const verified = unwrap(await way.verify(await code(), LIN));
  const { accessToken, entries } = unwrap(await way.authorise(verified, LIN));
  const before = (await remote.transcript()).length;
  for (const run of [COLLEAGUE, NOBODY]) {
    expect(await way.fetch(entries[0]!, verified.route, accessToken, run)).toEqual({
      ok: false,
      error: { code: 'SCOPE_DENIED', detail: 'bound elsewhere' },
    });
  }
  expect(await remote.transcript()).toHaveLength(before);
});

test.each([
  ['a colleague', COLLEAGUE],
  ['nobody', NOBODY],
])('the platform refuses the token to %s too', async (_who, run) => {
  const { way } = client;
  const verified = unwrap(await way.verify(await code(), LIN));
  const { accessToken } = unwrap(await way.authorise(verified, LIN));
  const bound = { terminalId: CONFIG.terminal.id, itemCode: ITEM.code };
  const secret = unwrap(accessToken.use({ ...bound, operatorId: LIN.operatorId }));
  // A terminal that lies to itself about whose token it is.
  const user = { ...bound, operatorId: run.operatorId };
  const what = { secret, validForMs: 60_000, maxUses: 9, scopes: ['*'] };
  const taken = createAccessToken({ ...what, user }, systemClock);
  expect(await way.list(verified, taken, run)).toMatchObject({
    error: { code: 'TERMINAL_REFUSED' },
  });
});

test('consent is given to who has verified, not to a colleague', async () => {
  const { way } = client;
  const verified = unwrap(await way.verify(await code(), LIN));
  expect(await way.authorise(verified, COLLEAGUE)).toMatchObject({
    error: { code: 'TERMINAL_REFUSED' },
  });
});
