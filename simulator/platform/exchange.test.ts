import { expect, test } from 'vitest';
import { makeBench, SYSTEM, verifyBody } from './platform.fixture.ts';
import { requestHead } from './request-head.fixture.ts';

const RELAY = '/hub/v1/relay/1390000';
const NONCES = ['1'.repeat(32), '2'.repeat(32)] as const;

test('a request repeated by way of the hub is the same request', async () => {
  const bench = makeBench();
  const code = await bench.showCode('zhang');
  const head = requestHead();
  const paths = [`${SYSTEM}/verify`, `${RELAY}/verify`];
  const refs = [];
  for (const [at, path] of paths.entries()) {
    const body = verifyBody(code, { head: { ...head, nonce: NONCES[at], timestamp: at } });
    const { json } = await bench.call('POST', path, body);
    expect(json).toMatchObject({ head: { status: 'OK', nonce: NONCES[at] } });
    refs.push((json as { subjectRef: string }).subjectRef);
  }
  expect(refs[1]).toBe(refs[0]);
  expect(bench.platform.effects.count()).toBe(1);
});

test('a name that is none is not repeated', async () => {
  const body = verifyBody('x', { head: { ...requestHead(), requestId: 'mine', nonce: 'short' } });
  const { json } = await makeBench().call('POST', `${SYSTEM}/verify`, body);
  const { head } = json as { head: object };
  expect(head).toMatchObject({ status: 'PARAM', signAlg: 'SM2-SM3' });
  expect([Object.keys(head).includes('requestId'), Object.keys(head).includes('nonce')]).toEqual([
    ...[false, false],
  ]);
});

test('the head of each sending is new', async () => {
  const bench = makeBench();
  const body = verifyBody(await bench.showCode('zhang'));
  const first = await bench.call('POST', `${SYSTEM}/verify`, body);
  bench.clock.advance(2_000);
  const second = await bench.call('POST', `${SYSTEM}/verify`, body);
  const times = [first, second].map(({ json }) => (json as { head: Head }).head.serverTime);
  expect(times[1]! - times[0]!).toBe(2_000);
});

interface Head {
  readonly serverTime: number;
}
