import { expect, test } from 'vitest';
import { certificatesOf } from '../data/certificates.ts';
import { BASE_URL, makeBench, memoryStore, SYSTEM, type Bench } from './platform.fixture.ts';
import { requestHead } from './request-head.fixture.ts';

const MARRIAGE = certificatesOf('zhang').find(({ type }) => type.id === 'marriage')!;

async function handleOf(bench: Bench): Promise<string> {
  const token = await bench.authorise('zhang');
  const body = { head: requestHead(), identifier: MARRIAGE.identifier };
  const { json } = await bench.call('POST', `${SYSTEM}/file`, body, token);
  return (json as { downloadUrl: string }).downloadUrl.slice(BASE_URL.length);
}

test('a handle delivers the file once', async () => {
  const bench = makeBench();
  const handle = await handleOf(bench);
  const first = await bench.call('GET', handle);
  expect([first.status, new TextDecoder().decode(first.bytes)]).toEqual([200, MARRIAGE.id]);
  expect(bench.platform.effects.all().at(-1)).toMatchObject({ kind: 'delivered' });
  expect((await bench.call('GET', handle)).status).toBe(410);
  expect(bench.platform.effects.all().filter(({ kind }) => kind === 'delivered')).toHaveLength(1);
});

test('a handle ends after a minute', async () => {
  const bench = makeBench();
  const handle = await handleOf(bench);
  bench.clock.advance(60_000);
  expect((await bench.call('GET', handle)).status).toBe(410);
});

test('a file that cannot be read is unavailable, not delivered', async () => {
  const bench = makeBench(memoryStore([MARRIAGE.id]));
  const { status, json } = await bench.call('GET', await handleOf(bench));
  expect([status, json]).toMatchObject([503, { head: { status: 'CERT_UNAVAILABLE' } }]);
  expect(bench.platform.effects.all().some(({ kind }) => kind === 'delivered')).toBe(false);
});
