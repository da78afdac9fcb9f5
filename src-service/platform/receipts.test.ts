import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import type { Receipt } from '../../contract/platform/receipt.ts';
import { err, ok } from '../../contract/result.ts';
import { CONFIG, ITEM, ROUTE } from '../session/test-data.ts';
import { createCodeSystem } from './code-system.ts';
import { answering, replyHead, serve } from './http.fixture.ts';
import { createPlainAsker } from './plain-asker.fixture.ts';
import { createReceipts } from './receipts.ts';

const INTENT = { requestId: '33333333-3333-4333-8333-333333333333', item: ITEM };
const RECEIPT: Receipt = {
  ...{ kind: 'certificate-use', at: 5, subjectRef: 'subject-reference' },
  ...{ consentId: 'consent-1', identifier: 'IDENTIFIER', use: 'shown' },
};
const ask = createPlainAsker(CONFIG, manualClock(1_780_000_000_000));
const { codeSystemId } = ROUTE;

function receiptsFor(route: typeof ROUTE) {
  const find = () => Promise.resolve(ok(route));
  return createReceipts(ask, { find }, createCodeSystem(ask, CONFIG, manualClock()));
}

test('a receipt goes where the route says, under its own name, and the head acknowledges it', async () => {
  const asked: { url: string | undefined; body: unknown }[] = [];
  const server = await serve((request, response) => {
    void text(request).then((body) => {
      asked.push({ url: request.url, body: JSON.parse(body) as unknown });
      answering({ head: replyHead() })(request, response);
    });
  });
  const receipts = receiptsFor({ ...ROUTE, receiptUrl: `${server.url}/receipt` });
  expect(await receipts.send(codeSystemId, INTENT, RECEIPT)).toEqual(ok());
  const { requestId } = INTENT;
  expect(asked).toMatchObject([
    { url: '/receipt', body: { head: { requestId }, receipt: RECEIPT } },
  ]);
});

test('a code system that takes none is told nothing', async () => {
  const { receiptUrl, ...route } = { ...ROUTE, receiptUrl: undefined };
  expect(receiptUrl).toBeUndefined();
  expect(await receiptsFor(route).send(codeSystemId, INTENT, RECEIPT)).toMatchObject(
    err(failure('ROUTE_UNKNOWN', 'receiptUrl')),
  );
});

test('what the code system answers is what comes of it', async () => {
  const server = await serve(answering({ head: replyHead('CODE_USED') }));
  const receipts = receiptsFor({ ...ROUTE, receiptUrl: `${server.url}/receipt` });
  expect(await receipts.send(codeSystemId, INTENT, RECEIPT)).toMatchObject({
    ok: false,
    error: { code: 'CODE_USED' },
  });
});

test('without a route nobody is asked', async () => {
  const nowhere = err(failure('ROUTE_SUSPENDED'));
  const find = () => Promise.resolve(nowhere);
  const receipts = createReceipts(ask, { find }, createCodeSystem(ask, CONFIG, manualClock()));
  const decision = { subjectRef: 'subject-reference', scopes: [], decidedAt: 5 };
  expect(await receipts.send(codeSystemId, INTENT, RECEIPT)).toEqual(nowhere);
  expect(await receipts.refuse(codeSystemId, INTENT, decision)).toEqual(nowhere);
});
