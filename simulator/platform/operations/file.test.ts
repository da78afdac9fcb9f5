import { expect, test } from 'vitest';
import { fileReplySchema } from '../../../contract/platform/code-system.ts';
import { CERTIFICATE_TYPES, certificatesOf } from '../../data/certificates.ts';
import { bodyOf, BASE_URL, makeBench, SYSTEM, type Bench } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';

const held = (citizen: string, type: string) =>
  certificatesOf(citizen).find((one) => one.type.id === type)!.identifier;

function fetchFile(bench: Bench, token: string, identifier: string, head = requestHead()) {
  return bench.call('POST', `${SYSTEM}/file`, { head, identifier }, token);
}

test('a file comes as a handle with size and digest', async () => {
  const bench = makeBench();
  const token = await bench.authorise('zhang');
  const { json } = await fetchFile(bench, token, held('zhang', 'marriage'));
  const reply = fileReplySchema.parse(json);
  expect(reply.mediaType).toBe('application/ofd');
  expect(reply.downloadUrl.startsWith(`${BASE_URL}/dl/`)).toBe(true);
});

test('a repeated request brings the same handle', async () => {
  const bench = makeBench();
  const token = await bench.authorise('zhang');
  const head = requestHead();
  const first = await fetchFile(bench, token, held('zhang', 'marriage'), head);
  const second = await fetchFile(bench, token, held('zhang', 'marriage'), head);
  expect(bodyOf(second.json)).toEqual(bodyOf(first.json));
});

test('certificates of others and of other types are denied', async () => {
  const bench = makeBench();
  const marriage = CERTIFICATE_TYPES.find(({ id }) => id === 'marriage')!;
  const token = await bench.authorise('zhang', [marriage.code]);
  for (const identifier of [held('wang', 'disability'), held('zhang', 'estate'), 'none']) {
    const { status, json } = await fetchFile(bench, token, identifier);
    expect([status, json]).toMatchObject([403, { head: { status: 'SCOPE_DENIED' } }]);
  }
});

test('a revoked certificate is not delivered, an expired one is', async () => {
  const bench = makeBench();
  const sun = await bench.authorise('sun');
  const revoked = await fetchFile(bench, sun, held('sun', 'driving'));
  expect([revoked.status, revoked.json]).toMatchObject([410, { head: { status: 'CERT_REVOKED' } }]);
  const ayinuer = await bench.authorise('ayinuer');
  expect((await fetchFile(bench, ayinuer, held('ayinuer', 'food'))).status).toBe(200);
});

test('a token serves twenty requests and not one more', async () => {
  const bench = makeBench();
  const token = await bench.authorise('zhang');
  for (let use = 0; use < 20; use += 1) {
    expect((await fetchFile(bench, token, held('zhang', 'marriage'))).status).toBe(200);
  }
  expect((await fetchFile(bench, token, held('zhang', 'marriage'))).status).toBe(401);
});

test('a token ends after 300 seconds', async () => {
  const bench = makeBench();
  const token = await bench.authorise('zhang');
  bench.clock.advance(300_000);
  const { json } = await fetchFile(bench, token, held('zhang', 'marriage'));
  expect(json).toMatchObject({ head: { status: 'TOKEN_EXPIRED' } });
});
