import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Receipt } from '../../../contract/platform/receipt.ts';
import { makeBench, NOON, SYSTEM, type Bench } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';

async function receiptOf(bench: Bench): Promise<Receipt> {
  const { subjectRef } = await bench.verify('zhang');
  return {
    ...{ kind: 'consent', at: NOON, consentId: 'consent-1', scopes: ['T1'] },
    subjectRef: String(subjectRef),
  };
}

test('a receipt is taken once, by name; every repetition is answered OK and noted', async () => {
  const bench = makeBench();
  const receipt = await receiptOf(bench);
  const head = requestHead();
  for (let n = 0; n < 3; n += 1) {
    const { status, json } = await bench.call('POST', `${SYSTEM}/receipt`, { head, receipt });
    expect([status, json]).toMatchObject([200, { head: { status: 'OK' } }]);
  }
  const { requestId } = head;
  const { effects } = bench.platform;
  const taken = { at: NOON, kind: 'receipt', requestId, citizenId: 'zhang' };
  expect(effects.all().filter(({ kind }) => kind === 'receipt')).toEqual([taken]);
  const repeated = { at: NOON, operation: 'receipt', requestId };
  expect(effects.repetitions()).toEqual([repeated, repeated]);
  const { json } = await bench.call('GET', '/sim/repetitions');
  expect(json).toEqual([repeated, repeated]);
});

test('long after the visit it is still taken, for nobody by name', async () => {
  const bench = makeBench();
  const receipt = await receiptOf(bench);
  bench.clock.advance(86_400_000);
  const body = { head: requestHead(), receipt };
  expect((await bench.call('POST', `${SYSTEM}/receipt`, body)).status).toBe(200);
  expect(bench.platform.effects.all().at(-1)).toMatchObject({ kind: 'receipt', citizenId: '' });
});

test('the same name for another receipt is refused', async () => {
  const bench = makeBench();
  const receipt = await receiptOf(bench);
  const head = requestHead({ requestId: randomUUID() });
  await bench.call('POST', `${SYSTEM}/receipt`, { head, receipt });
  const other = { head, receipt: { ...receipt, consentId: 'consent-2' } };
  const { status } = await bench.call('POST', `${SYSTEM}/receipt`, other);
  expect(status).toBe(400);
  expect(bench.platform.effects.repetitions()).toEqual([]);
});
