import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../contract/clock.node.ts';
import { MAX_REPLY_BYTES } from '../../../contract/platform/common.ts';
import { verifyBody as verifySignature } from '../../../crypto/signed-message.ts';
import { createRemote } from '../../../tools/simulation/remote.ts';
import type { ReplyFault } from '../reply-fault-plan.ts';
import { memoryStore, verifyBody } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';
import { startPlatform, type PlatformServer } from '../server.ts';
import { partyOf } from './parties.ts';

let server: PlatformServer;
let remote: ReturnType<typeof createRemote>;
beforeAll(async () => {
  server = await startPlatform(systemClock, memoryStore(), 0);
  remote = createRemote({ platformUrl: server.url, devicesUrl: '' });
  await remote.policy({ signatures: 'accepted' });
});
afterAll(() => server.close());
beforeEach(() => remote.replyFaults(null));

interface Head {
  readonly requestId: string;
  readonly nonce: string;
  readonly serverTime: number;
}

/** One verification of 张晓岚 or another, as it comes back. */
async function ask(citizenId = 'zhang') {
  const { code } = await remote.issueCode(citizenId, { codeSystemId: '1390000' });
  const head = { ...requestHead(), nonce: crypto.randomUUID().replaceAll('-', '') };
  const body = JSON.stringify(verifyBody(code, { head }));
  const sent = fetch(`${server.url}/cs/1390000/v1/verify`, { method: 'POST', body });
  const text = await (await sent).text();
  const json = JSON.parse(text) as { readonly head: Head; readonly nameMasked: string };
  const { keys, crypto: provider } = partyOf('1390000');
  const isSigned = (await verifySignature(json, keys.sign, provider)).ok;
  const isNamed = json.head.requestId === head.requestId && json.head.nonce === head.nonce;
  return { text, json, isSigned, isNamed };
}

function spoil(fault: ReplyFault, ms?: number): Promise<void> {
  const rule = { operation: 'verify', fault, probability: 1, ...(ms === undefined ? {} : { ms }) };
  return remote.replyFaults({ name: 'one', seed: 1, rules: [rule] });
}

test('without a plan a reply is sound', async () => {
  expect(await ask()).toMatchObject({ isSigned: true, isNamed: true });
});

test('late', async () => {
  await spoil('late', 400);
  const started = Date.now();
  expect(await ask()).toMatchObject({ isSigned: true, isNamed: true });
  expect(Date.now() - started).toBeGreaterThanOrEqual(395);
});

test('truncated: it ends in the middle', async () => {
  await spoil('truncated');
  await expect(ask()).rejects.toThrow('terminated');
});

test('huge: more than a terminal reads', async () => {
  await spoil('huge');
  const { text, isSigned } = await ask();
  expect([text.length > MAX_REPLY_BYTES, isSigned]).toEqual([true, true]);
});

test('unsigned, and wrongly signed', async () => {
  await spoil('unsigned');
  expect(await ask()).toMatchObject({ isSigned: false, isNamed: true });
  await spoil('wrong-signature');
  expect(await ask()).toMatchObject({ isSigned: false, isNamed: true });
});

test('wrong-clock: rightly signed, an hour ahead', async () => {
  await spoil('wrong-clock');
  const { json, isSigned } = await ask();
  expect(isSigned).toBe(true);
  expect(json.head.serverTime - Date.now()).toBeGreaterThan(3_500_000);
});

test('another-citizen: rightly signed, to another request, about somebody else', async () => {
  await spoil('another-citizen');
  const { json, isSigned, isNamed } = await ask();
  expect([isSigned, isNamed]).toEqual([true, false]);
  expect(json.nameMasked).not.toBe('张*岚');
});

test('replayed: what came before, as it was signed then', async () => {
  const before = await ask('li');
  await spoil('replayed');
  // A plan begins with nothing to replay.
  expect(await ask('li')).toMatchObject({ isNamed: true });
  const { json, isSigned, isNamed } = await ask();
  expect([json.nameMasked, isSigned, isNamed]).toEqual([before.json.nameMasked, true, false]);
});

test('out-of-order: each gets the reply before it', async () => {
  await spoil('out-of-order', 100);
  const first = await ask('li');
  const second = await ask();
  expect([first.isNamed, second.isNamed]).toEqual([true, false]);
  expect(second.text).toBe(first.text);
});

test('a table with a wrong signature is wrong inside, too', async () => {
  const rule = { operation: 'table', fault: 'wrong-signature', probability: 1 } as const;
  await remote.replyFaults({ name: 'one', seed: 1, rules: [rule] });
  const reply = await fetch(`${server.url}/hub/v1/table`);
  const json = (await reply.json()) as { table: unknown };
  const { keys, crypto: provider } = partyOf('hub');
  expect((await verifySignature(json.table, keys.sign, provider)).ok).toBe(false);
});

test('the transcript says what was done to a reply', async () => {
  await spoil('unsigned');
  await ask();
  const [entry] = await remote.transcript();
  expect(entry).toMatchObject({
    ...{ operation: 'verify', codeSystemId: '1390000', httpStatus: 200, status: 'OK' },
    ...{ requestSigned: 'absent', replySigned: false, sealed: false, fault: 'unsigned' },
    ...{ method: 'POST', path: '/cs/1390000/v1/verify', reply: { nameMasked: '张*岚' } },
  });
});
