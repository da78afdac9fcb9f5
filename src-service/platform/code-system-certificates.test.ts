import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { err, ok, unwrap } from '../../contract/result.ts';
import type { CertificateEntry, FileReply } from '../../contract/platform/code-system.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { identifierOf } from '../../simulator/data/identifier.ts';
import { ENTRY, ITEM, ROUTE, TOKEN } from '../session/test-data.ts';
import { createAccessToken } from './access-token.ts';
import { createCodeSystemCertificates } from './code-system-certificates.ts';
import { replyHead, serve } from './http.fixture.ts';
import { newRequestId } from './intent.ts';

const PNG = Buffer.from('89504e470d0a1a0a0001', 'hex');
const TYPE = '11100000000013338W032';
const GOOD: CertificateEntry = {
  ...ENTRY,
  typeCode: TYPE,
  identifier: identifierOf({
    ...{ typeCode: TYPE, issuerCode: '11220000013544541J', serial: '1', version: '001' },
  }),
  ...{ mediaType: 'image/png', sizeBytes: PNG.length, sm3: sm3Hex(PNG) },
};

/** What is listed, with nothing left out. */
const whole = (...entries: CertificateEntry[]) => ok({ entries, leftOut: [] });

async function stand(listed: readonly CertificateEntry[], change: Partial<FileReply> = {}) {
  const { url } = await serve((_request, response) => void response.end(PNG));
  const reply: FileReply = {
    ...{ head: replyHead(), downloadUrl: `${url}/dl/1`, mediaType: 'image/png' },
    ...{ sizeBytes: PNG.length, sm3: sm3Hex(PNG), ...change },
  };
  const source = createCodeSystemCertificates(
    {
      list: () => Promise.resolve(ok(listed.map((one) => ok(one)))),
      file: () => Promise.resolve(ok(reply)),
    },
    2_000,
  );
  const route = { ...ROUTE, fileUrl: `${url}/file` };
  const question = { route, intent: { requestId: newRequestId(), item: ITEM }, token: TOKEN };
  return { source, question };
}
const failed = (code: string, detail?: string) =>
  err(detail === undefined ? { code } : { code, detail });

test('what is right is listed, and fetched as it was promised', async () => {
  const { source, question } = await stand([GOOD]);
  expect(await source.list(question)).toEqual(whole(GOOD));
  expect(Buffer.from(unwrap(await source.fetch(question, GOOD)))).toEqual(PNG);
});

test('a media type may be written in several ways', async () => {
  const { source, question } = await stand([{ ...GOOD, mediaType: 'Image/PNG' }], {
    mediaType: 'image/png; x=1',
  });
  const { entries } = unwrap(await source.list(question));
  expect(entries).toEqual([GOOD]);
  expect(Buffer.from(unwrap(await source.fetch(question, GOOD)))).toEqual(PNG);
});

test('what was not consented to is not listed', async () => {
  const typeCode = '11100000000013338W011';
  const identifier = identifierOf({
    ...{ typeCode, issuerCode: '11220000013544541J', serial: '1', version: '001' },
  });
  const { source, question } = await stand([GOOD, { ...GOOD, typeCode, identifier }]);
  const granted = { secret: 's', validForMs: 9, maxUses: 9, scopes: [TYPE] };
  const user = { terminalId: '', itemCode: ITEM.code };
  const token = createAccessToken({ ...granted, user }, manualClock());
  expect(await source.list({ ...question, token })).toEqual(whole(GOOD));
});

describe('an entry that is wrong is left out, and the others stay', () => {
  test.each([
    ['no identifier', { identifier: 'x' }, 'CERT_IDENTIFIER', 'parts'],
    [
      'a wrong check character',
      { identifier: GOOD.identifier.replace('.1.001', '.2.001') },
      'CERT_IDENTIFIER',
      'check',
    ],
    ['another type than the identifier has', { typeCode: 'T1' }, 'CERT_METADATA', 'typeCode'],
    [
      'an end before the begin',
      { validTo: '2024-05-19' },
      'CERT_METADATA',
      'validTo before issuedOn',
    ],
  ])('%s', async (_what, change, code, detail) => {
    const { source, question } = await stand([{ ...GOOD, ...change }, GOOD]);
    expect(await source.list(question)).toEqual(
      ok({ entries: [GOOD], leftOut: [{ code, detail }] }),
    );
  });
});

test.each([
  ['size', { sizeBytes: PNG.length + 1 }],
  ['digest', { sm3: '1'.repeat(64) }],
  ['type', { mediaType: 'application/pdf' }],
])('a handle for a file of another %s than was listed is not used', async (_what, change) => {
  const { source, question } = await stand([GOOD], change);
  expect(await source.fetch(question, GOOD)).toEqual(failed('CERT_DIGEST', 'list and file differ'));
});
