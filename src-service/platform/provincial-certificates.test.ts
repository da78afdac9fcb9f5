import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../contract/clock.node.ts';
import {
  downloadDataSchema,
  infoDataSchema,
  provincialRequestSchema,
  searchDataSchema,
} from '../../contract/platform/provincial.ts';
import { ok, unwrap } from '../../contract/result.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { identifierOf } from '../../simulator/data/identifier.ts';
import { CONFIG, ITEM, ROUTE } from '../session/test-data.ts';
import { createAccessToken } from './access-token.ts';
import { serve } from './http.fixture.ts';
import { newRequestId } from './intent.ts';
import { chinaTime, createProvincialCertificates } from './provincial-certificates.ts';

const PDF = Buffer.from('%PDF-1.7 copy');
const HOLDER = { idType: '111', idNo: '39010219491231002X', name: '林小秋' };
const TYPE = '11100000000013338W032';
const OTHER_TYPE = '11100000000013338W011';
const identifier = (serial: string, typeCode = TYPE): string =>
  identifierOf({ typeCode, issuerCode: '11220000013544541J', serial, version: '001' });
const ONE = identifier('1');
const TWO = identifier('2');
const FIRST = { certIdentifier: ONE };
const NOT_CONSENTED = identifier('3', OTHER_TYPE);
const infoOf = (certIdentifier: string): object => ({
  ...{ ZZBS: certIdentifier, ZZMC: '结婚证', ZZBFRQ: '20240520', ZZZT: '01' },
  ...{ CZZTDM: HOLDER.idNo, ZZLXDM: certIdentifier.split('.')[5] },
});

interface Told {
  readonly status?: number;
  readonly data?: unknown;
  readonly http?: number;
}

function send(response: ServerResponse, { status = 0, data, http = 200 }: Told): void {
  response.writeHead(http, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ head: { status, message: '' }, data }));
}

/** A platform of the province; each operation says what the test wants, and else the truth. */
async function stand(lies: Readonly<Record<string, (data: unknown) => Told>> = {}, uses = 20) {
  const asked: { readonly operation: string; readonly data: unknown }[] = [];
  let running = 0;
  let most = 0;
  const truth = (base: string): Readonly<Record<string, (data: unknown) => Told>> => ({
    getDataByHolder: () => ({
      data: [ONE, TWO, NOT_CONSENTED].map((one) => ({ certIdentifier: one })),
    }),
    queryCertInfo: (data) => ({ data: infoOf(infoDataSchema.parse(data).certIdentifier) }),
    downloadCert: (data) => ({
      data: {
        ...{ contentType: 'application/pdf', content: `${base}/dl/1` },
        certIdentifier: downloadDataSchema.parse(data).certificateIdentifier,
        ...{ sizeBytes: PDF.length, sm3: sm3Hex(PDF) },
      },
    }),
  });
  const { url } = await serve((request, response) => {
    if (request.method === 'GET') return void response.end(PDF);
    let text = '';
    most = Math.max(most, ++running);
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const { head, data } = provincialRequestSchema.parse(JSON.parse(text));
      expect(head).toEqual({ accessId: 'HALL-01-K03', accessToken: 'secret-token-0000' });
      const operation = (request.url ?? '').replace('/v1/', '');
      asked.push({ operation, data });
      const tell = lies[operation] ?? truth(url)[operation]!;
      setTimeout(() => {
        running--;
        send(response, tell(data));
      }, 20);
    });
  });
  const source = createProvincialCertificates({
    ...{ config: CONFIG, clock: systemClock, random: () => 0 },
    serverNow: () => Date.UTC(2026, 0, 31, 15, 30),
  });
  const granted = {
    ...{ secret: 'secret-token-0000', validForMs: 60_000, maxUses: uses, scopes: [TYPE] },
    user: { terminalId: CONFIG.terminal.id, itemCode: ITEM.code },
  };
  const token = createAccessToken({ ...granted, holder: HOLDER }, systemClock);
  const certificates = {
    kind: 'provincial',
    baseUrl: `${url}/v1`,
    fileDigest: 'promised',
  } as const;
  const route = { ...ROUTE, certificates };
  const question = { route, intent: { requestId: newRequestId(), item: ITEM }, token };
  return { source, question, token, asked, url, most: () => most };
}
const failed = (code: string, detail?: string) => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});
const entryOf = async (at: Awaited<ReturnType<typeof stand>>) =>
  unwrap(await at.source.list(at.question)).entries[0]!;

describe('the list', () => {
  test('holds what was consented to, and of nothing else more is asked', async () => {
    const { source, question, asked } = await stand();
    const { entries } = unwrap(await source.list(question));
    expect(entries.map((entry) => entry.identifier)).toEqual([ONE, TWO]);
    expect(entries[0]).toMatchObject({ typeName: '结婚证', mediaType: 'application/pdf' });
    const [search, ...infos] = asked;
    expect(searchDataSchema.parse(search?.data)).toEqual({
      ...{ holderCode: HOLDER.idNo, holderTypeCode: '111', useCause: ITEM.name['zh-CN'] },
    });
    expect(infos.map(({ data }) => infoDataSchema.parse(data).certIdentifier)).toEqual([ONE, TWO]);
  });
  test('asks for a few at a time', async () => {
    const many = Array.from({ length: 12 }, (_, index) => identifier(`9${index}`));
    const { source, question, most } = await stand({
      getDataByHolder: () => ({ data: many.map((certIdentifier) => ({ certIdentifier })) }),
    });
    const { entries } = unwrap(await source.list(question));
    expect(entries.map((entry) => entry.identifier)).toEqual(many);
    expect(most()).toBe(4);
  });
  test('of somebody who has nothing is empty', async () => {
    const { source, question } = await stand({ getDataByHolder: () => ({ status: 10 }) });
    expect(await source.list(question)).toEqual(ok({ entries: [], leftOut: [] }));
  });
  test('is asked for again where nobody answered', async () => {
    let turn = 0;
    const { source, question, asked } = await stand({
      getDataByHolder: () => (turn++ === 0 ? { http: 502 } : { data: [] }),
    });
    expect(await source.list(question)).toEqual(ok({ entries: [], leftOut: [] }));
    expect(asked).toHaveLength(2);
  });
  test('counts a use of the token for every question, repetitions too', async () => {
    let turn = 0;
    const search = { getDataByHolder: () => (turn++ === 0 ? { http: 502 } : { data: [FIRST] }) };
    // Two searches, of which one was in vain, and one question for metadata.
    const enough = await stand(search, 3);
    expect((await enough.source.list(enough.question)).ok).toBe(true);
    expect(enough.asked).toHaveLength(3);
    turn = 0;
    const short = await stand(search, 2);
    expect(await short.source.list(short.question)).toEqual(failed('TOKEN_EXPIRED', 'used up'));
    expect(short.asked).toHaveLength(2);
  });
  test('cannot be asked for once the token was wiped: nobody knows whose it would be', async () => {
    const { source, question, token, asked } = await stand();
    token.wipe();
    expect(await source.list(question)).toEqual(failed('PLATFORM_REPLY_INVALID', 'holder'));
    expect(asked).toEqual([]);
  });
});

const tooMany = (): Told => ({ data: Array.from({ length: 65 }, () => ({ certIdentifier: ONE })) });

/** Metadata as they should be, but of the first certificate. */
function falseOfTheFirst(told: Told): (data: unknown) => Told {
  return (data) => {
    const { certIdentifier } = infoDataSchema.parse(data);
    return certIdentifier === ONE ? told : { data: infoOf(certIdentifier) };
  };
}

describe('one certificate that is wrong is left out, and the others stay:', () => {
  const withTwo = (first: unknown) => () => ({ data: [first, { certIdentifier: TWO }] });
  test.each<[string, Readonly<Record<string, (data: unknown) => Told>>, string, string]>([
    [
      'a wrong check character',
      { getDataByHolder: withTwo({ certIdentifier: ONE.replace('.1.001', '.2.001') }) },
      'CERT_IDENTIFIER',
      'check',
    ],
    [
      'no identifier at all',
      { getDataByHolder: withTwo({ certIdentifier: 1 }) },
      'CERT_METADATA',
      'certIdentifier',
    ],
    [
      'the metadata of another',
      { queryCertInfo: falseOfTheFirst({ data: infoOf(TWO) }) },
      'CERT_IDENTIFIER',
      'not the one asked for',
    ],
    [
      'another type',
      {
        queryCertInfo: falseOfTheFirst({
          data: { ...infoOf(ONE), ZZBS: undefined, ZZLXDM: OTHER_TYPE },
        }),
      },
      'CERT_METADATA',
      'ZZLXDM',
    ],
    [
      'metadata that are none',
      { queryCertInfo: falseOfTheFirst({ data: 'x' }) },
      'CERT_METADATA',
      'data',
    ],
    [
      'a certificate that is gone',
      { queryCertInfo: falseOfTheFirst({ status: 10 }) },
      'CERT_NOT_FOUND',
      'NOT_FOUND',
    ],
  ])('%s', async (_what, lies, code, detail) => {
    const { source, question } = await stand(lies);
    const { entries, leftOut } = unwrap(await source.list(question));
    expect(entries.map((entry) => entry.identifier)).toEqual([TWO]);
    expect(leftOut).toEqual([{ code, detail }]);
  });
});

describe('a list that is refused', () => {
  test.each<[string, Readonly<Record<string, (data: unknown) => Told>>, string, string]>([
    [
      'a token that does not count',
      { getDataByHolder: () => ({ status: 11 }) },
      'TOKEN_EXPIRED',
      'AUTH_FAIL',
    ],
    [
      'another person',
      {
        queryCertInfo: () => ({
          data: { ...infoOf(ONE), ZZBS: undefined, CZZTDM: '390103194605110246' },
        }),
      },
      'REPLY_MISMATCH',
      'CZZTDM',
    ],
    ['no service', { queryCertInfo: () => ({ status: 2 }) }, 'CERT_UNAVAILABLE', 'NO_SERVICE'],
    ['too long a list', { getDataByHolder: tooMany }, 'PLATFORM_REPLY_INVALID', 'data'],
    ['no permission', { queryCertInfo: () => ({ status: 100 }) }, 'SCOPE_DENIED', 'NO_PERMISSION'],
  ])('%s', async (_what, lies, code, detail) => {
    const { source, question } = await stand(lies);
    const answer = await source.list(question);
    expect(answer).toEqual(failed(code, detail));
    expect(JSON.stringify(answer)).not.toContain(HOLDER.idNo);
  });
});

describe('the file', () => {
  test('is a copy with cause and end, in Chinese time', async () => {
    const at = await stand();
    const entry = await entryOf(at);
    const bytes = unwrap(await at.source.fetch(at.question, entry));
    expect(Buffer.from(bytes)).toEqual(PDF);
    expect(downloadDataSchema.parse(at.asked.at(-1)?.data)).toEqual({
      ...{ certificateIdentifier: ONE, certificateCopyCause: ITEM.name['zh-CN'] },
      ...{ certificateCopyExpiringTime: '20260201003000', fileType: 'pdf' },
    });
  });
  test.each<[string, (base: string) => object, string, string]>([
    [
      'another certificate',
      () => ({ certIdentifier: TWO }),
      'CERT_IDENTIFIER',
      'not the one asked for',
    ],
    ['another type', () => ({ contentType: 'image/png' }), 'CERT_TYPE', 'not the type asked for'],
    [
      'another host',
      () => ({ content: 'https://files.example/1' }),
      'PLATFORM_REPLY_INVALID',
      'download: foreign host',
    ],
    ['another size', () => ({ sizeBytes: PDF.length + 1 }), 'CERT_DIGEST', 'size'],
    ['another digest', () => ({ sm3: '0'.repeat(64) }), 'CERT_DIGEST', 'sm3'],
  ])('of %s is refused', async (_what, lie, code, detail) => {
    let base = '';
    const at = await stand({
      downloadCert: () => ({
        data: {
          ...{ contentType: 'application/pdf', certIdentifier: ONE, content: `${base}/dl/1` },
          ...{ sm3: sm3Hex(PDF), ...lie(base) },
        },
      }),
    });
    base = at.url;
    const entry = await entryOf(at);
    expect(await at.source.fetch(at.question, entry)).toEqual(failed(code, detail));
  });
  test.each([
    ['is refused where the route does not say that there is none', 'promised', false],
    ['is held against its type alone where the signed route says so', 'none', true],
  ] as const)('without size and digest %s', async (_what, fileDigest, isTaken) => {
    let base = '';
    const data = z.object({ certificateIdentifier: z.string() });
    const at = await stand({
      downloadCert: (asked) => ({
        data: {
          ...{ contentType: 'application/pdf', content: `${base}/dl/1` },
          certIdentifier: data.parse(asked).certificateIdentifier,
        },
      }),
    });
    base = at.url;
    const { route } = at.question;
    const certificates = { ...route.certificates, fileDigest };
    const question = { ...at.question, route: { ...route, certificates } };
    const fetched = await at.source.fetch(question, await entryOf(at));
    if (isTaken) expect(unwrap(fetched)).toEqual(PDF);
    else expect(fetched).toEqual(failed('CERT_DIGEST', 'no sm3'));
  });
  test('is asked for in OFD where the signed route says so', async () => {
    let base = '';
    const at = await stand({
      downloadCert: () => ({
        data: {
          ...{ contentType: 'application/x-ofd', content: `${base}/dl/1`, certIdentifier: ONE },
          ...{ sizeBytes: PDF.length, sm3: sm3Hex(PDF) },
        },
      }),
    });
    base = at.url;
    const { route } = at.question;
    const certificates = { ...route.certificates, fileType: 'ofd' } as const;
    const question = { ...at.question, route: { ...route, certificates } };
    const [entry] = unwrap(await at.source.list(question)).entries;
    expect(entry?.mediaType).toBe('application/ofd');
    // What comes under that name is looked at: here a PDF file.
    expect(await at.source.fetch(question, entry!)).toEqual(failed('CERT_TYPE', 'content'));
    expect(downloadDataSchema.parse(at.asked.at(-1)?.data).fileType).toBe('ofd');
  });
  test('is ordered once: a second order would be a second copy', async () => {
    const at = await stand({ downloadCert: () => ({ http: 502 }) });
    const entry = await entryOf(at);
    const before = at.asked.length;
    expect(await at.source.fetch(at.question, entry)).toEqual(failed('PLATFORM_ERROR', 'HTTP 502'));
    expect(at.asked).toHaveLength(before + 1);
  });
  test('that the platform does not have is not called late', async () => {
    const at = await stand({ downloadCert: () => ({ status: 10 }) });
    expect(await at.source.fetch(at.question, await entryOf(at))).toEqual(
      failed('CERT_NOT_FOUND', 'NOT_FOUND'),
    );
  });
  test('that was not consented to is not asked for', async () => {
    const at = await stand();
    const entry = { ...(await entryOf(at)), typeCode: OTHER_TYPE };
    const before = at.asked.length;
    expect(await at.source.fetch(at.question, entry)).toEqual(
      failed('SCOPE_DENIED', 'type not granted'),
    );
    expect(at.asked).toHaveLength(before);
  });
});

test.each([
  [Date.UTC(2026, 11, 31, 16, 0, 0), '20270101000000'],
  [Date.UTC(2026, 1, 3, 4, 5, 6), '20260203120506'],
])('%i is %s in China', (instant, text) => {
  expect(chinaTime(instant)).toBe(text);
});
