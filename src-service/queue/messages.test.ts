import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { createAccessToken } from '../platform/access-token.ts';
import type { Verified } from '../platform/verified.ts';
import { CONFIG, ITEM, ROUTE, VERIFIED } from '../session/test-data.ts';
import { auditEvents } from './plain-trail.fixture.ts';
import { createMessages } from './messages.ts';
import { createOutbox } from './outbox.ts';
import { PRIORITIES } from './queue.ts';
import { queueBench } from './queue-bench.test-support.ts';

/** The terminal's clock is a minute off, and that is known. */
const RIGHT_NOW = 61_000;
const HEARS: Verified = {
  ...VERIFIED,
  route: { ...ROUTE, receiptUrl: 'http://127.0.0.1:9/receipt' },
};
const { subjectRef } = VERIFIED.reply;
const SCOPES = ['T1'];
const FULL = failure('STORE_FAILED', 'SQLITE_FULL');

function tokenOf(consentId?: string) {
  const user = { terminalId: CONFIG.terminal.id, itemCode: ITEM.code };
  const life = { secret: 'secret-token-0000', validForMs: 300_000, maxUses: 20, scopes: ['*'] };
  return createAccessToken({ ...life, user, consentId }, manualClock());
}
const TOKEN = tokenOf('consent-1');

function stand(store: 'sound' | 'full' | 'none') {
  const bench = queueBench();
  const { clock, db, queue } = bench;
  const asked: unknown[] = [];
  const lost: unknown[] = [];
  const outbox = createOutbox({
    ...{ queue, now: () => clock.now(), log: () => {} },
    worker: { look: () => {} },
  });
  let answer: Result<undefined, Failure> = ok();
  const messages = createMessages({
    outbox: { sound: outbox, full: { post: () => err(FULL) }, none: undefined }[store],
    receipts: {
      send(codeSystemId, { operatorId, item, requestId }, receipt) {
        expect(requestId).toHaveLength(36);
        asked.push([codeSystemId, operatorId, item.code, receipt]);
        return Promise.resolve(answer);
      },
    },
    way: {
      tellRefusal(verified, { item }) {
        asked.push([verified.route.codeSystemId, item.code, 'refused']);
        return Promise.resolve(answer);
      },
    },
    ...{ item: () => ITEM, operatorId: () => 'W-1', clock, rightNow: () => RIGHT_NOW },
    onLost: (step, { code }) => lost.push([step, code]),
  });
  const payloads = (): unknown[] => {
    const ids = db.prepare<[], string>('SELECT id FROM queue ORDER BY rowid').pluck().all();
    return ids.map((id) => queue.payload(id));
  };
  const fail = (): void => void (answer = err(failure('PLATFORM_UNREACHABLE')));
  return { ...bench, asked, lost, messages, payloads, fail };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const served = { itemCode: ITEM.code, operatorId: 'W-1' };
const receipt = { at: RIGHT_NOW, subjectRef, consentId: 'consent-1' };
const CONSENT = { kind: 'consent', ...receipt, scopes: SCOPES };
const USE = { kind: 'certificate-use', ...receipt, identifier: 'id-1', use: 'shown' };

test('a consent, a certificate on the screen and a refusal are saved, each with its audit row', () => {
  const { asked, db, messages, payloads, clock } = stand('sound');
  messages.granted(HEARS, TOKEN);
  messages.shown(HEARS, TOKEN, 'id-1');
  messages.refused(HEARS, 240_000);
  expect(payloads()).toEqual([
    { ...served, content: { message: 'receipt', receipt: CONSENT } },
    { ...served, content: { message: 'receipt', receipt: USE } },
    {
      ...served,
      content: { message: 'refusal', subjectRef, scopes: SCOPES, decidedAt: RIGHT_NOW },
    },
  ]);
  const rows = db.prepare('SELECT destination, priority, expires_at FROM queue ORDER BY rowid');
  expect(rows.raw().all()).toEqual([
    [ROUTE.codeSystemId, PRIORITIES.receipt, null],
    [ROUTE.codeSystemId, PRIORITIES.receipt, null],
    [ROUTE.codeSystemId, PRIORITIES.decision, clock.now() + 240_000],
  ]);
  expect(auditEvents(db).map(({ event }) => event)).toEqual(Array(3).fill('queue.saved'));
  expect(asked).toEqual([]);
});

test.each([
  ['the route names nowhere to tell it', VERIFIED, TOKEN],
  ['no consent record is known', HEARS, tokenOf()],
])('no receipt is saved where %s; a refusal is', (_why, verified, token) => {
  const { asked, messages, payloads } = stand('sound');
  messages.granted(verified, token);
  messages.shown(verified, token, 'id-1');
  expect(payloads()).toEqual([]);
  messages.refused(verified, 1);
  expect(payloads()).toHaveLength(1);
  expect(asked).toEqual([]);
});

test.each(['full', 'none'] as const)('a store that is %s: each is told directly', async (store) => {
  const { asked, lost, messages, fail } = stand(store);
  messages.granted(HEARS, TOKEN);
  messages.shown(HEARS, TOKEN, 'id-1');
  messages.refused(HEARS, 1);
  const to = [ROUTE.codeSystemId, 'W-1', ITEM.code];
  const refused = [ROUTE.codeSystemId, ITEM.code, 'refused'];
  expect(asked).toEqual([[...to, CONSENT], [...to, USE], refused]);
  await settled();
  expect(lost).toEqual([]);
  fail();
  messages.granted(HEARS, TOKEN);
  messages.refused(HEARS, 1);
  await settled();
  expect(lost).toEqual([
    ['receipt', 'PLATFORM_UNREACHABLE'],
    ['refuse', 'PLATFORM_UNREACHABLE'],
  ]);
});
