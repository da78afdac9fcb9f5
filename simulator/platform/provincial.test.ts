import { beforeEach, expect, test } from 'vitest';
import {
  downloadReplySchema,
  infoReplySchema,
  provincialReplySchema,
  searchReplySchema,
} from '../../contract/platform/provincial.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { certificatesOf } from '../data/certificates.ts';
import { holderById } from '../data/holders.ts';
import { BASE_URL, makeBench, NOON, type Bench } from './platform.fixture.ts';
import { requestHead } from './request-head.fixture.ts';

const TERMINAL = requestHead().terminalId;
const HOLDER = holderById('zhang')!;
const useCause = '自助查询';
const ALL_TYPES: readonly string[] = certificatesOf('zhang').map(({ type }) => type.code);
const SEARCH = { holderCode: HOLDER.idNo, holderTypeCode: '111', useCause };

let bench: Bench;
let accessToken: string;
beforeEach(() => {
  bench = makeBench();
  accessToken = grant('1390100');
});

function grant(codeSystemId: string, maxUses = 9, scopes = ALL_TYPES): string {
  const { terminalId, itemCode } = requestHead();
  const subject = {
    ...{ subjectRef: 's', citizenId: 'zhang', codeSystemId, terminalId, itemCode, scopes },
    operatorId: undefined,
  };
  const limits = { lifetimeMs: 60_000, maxUses };
  return bench.platform.tokens.grant(subject, scopes, limits).token;
}

async function ask(operation: string, data: object, head: object = {}) {
  const body = { head: { accessId: TERMINAL, accessToken, ...head }, data };
  const { status, json } = await bench.call('POST', `/provincial/v1/${operation}`, body);
  expect(status).toBe(200);
  return provincialReplySchema.parse(json);
}

async function firstFound(): Promise<string> {
  const found = searchReplySchema.parse((await ask('getDataByHolder', SEARCH)).data);
  return found[0]!.certIdentifier;
}

test('the identifiers of what was agreed, the metadata of each, a marked copy once', async () => {
  const found = searchReplySchema.parse((await ask('getDataByHolder', SEARCH)).data);
  expect(found.length).toBe(certificatesOf('zhang').length);
  for (const { certIdentifier } of found) {
    const { data } = await ask('queryCertInfo', { certIdentifier, useCause });
    expect(infoReplySchema.parse(data)).toMatchObject({ ZZBS: certIdentifier, ZZZT: '01' });
  }
  const copy = downloadReplySchema.parse(
    (await ask('downloadCert', order(await firstFound()))).data,
  );
  expect(copy.contentType).toBe('application/pdf');
  const path = copy.content.slice(BASE_URL.length);
  const file = await bench.call('GET', path);
  expect([file.bytes.length, sm3Hex(file.bytes)]).toEqual([copy.sizeBytes, copy.sm3]);
  expect((await bench.call('GET', path)).status).toBe(410);
});

function order(certificateIdentifier: string, change: object = {}): object {
  return {
    ...{ certificateIdentifier, certificateCopyCause: useCause },
    ...{ certificateCopyExpiringTime: '20260701130000', fileType: 'pdf', ...change },
  };
}

test.each([
  [{ holderCode: holderById('li')!.idNo }, 100],
  [{ holderTypeCode: '516' }, 103],
  [{ certTypeCode: 'OTHER' }, 10],
  [{ useCause: undefined }, 12],
  [{ useCause: 'x'.repeat(201) }, 102],
])('a search with %j has status %d', async (change, status) => {
  expect((await ask('getDataByHolder', { ...SEARCH, ...change })).head.status).toBe(status);
});

test.each([
  [{ certificateIdentifier: certificatesOf('sun')[0]!.identifier }, 100],
  [{ certificateCopyExpiringTime: '20260701120000' }, 102],
  [{ certificateCopyExpiringTime: '99999999999999' }, 102],
])('a download with %j has status %d', async (change, status) => {
  expect((await ask('downloadCert', order(await firstFound(), change))).head.status).toBe(status);
});

test('an OFD file comes as it was sealed; of what is none there is no copy', async () => {
  const held = certificatesOf('zhang');
  const sealed = held.find(({ type }) => type.mediaType === 'application/ofd')!;
  const other = held.find(({ type }) => type.mediaType !== 'application/ofd')!;
  const fileType = 'ofd';
  const reply = await ask('downloadCert', order(sealed.identifier, { fileType }));
  const copy = downloadReplySchema.parse(reply.data);
  expect(copy.contentType).toBe('application/ofd');
  const { bytes } = await bench.call('GET', copy.content.slice(BASE_URL.length));
  expect(sm3Hex(bytes)).toBe(copy.sm3);
  expect(Buffer.from(bytes)).toEqual(
    Buffer.from((await bench.platform.store.read(sealed.identifier))!),
  );
  const refused = await ask('downloadCert', order(other.identifier, { fileType }));
  expect(refused.head.status).toBe(113);
});

test('the token has to be of this terminal, of a code system without certificates of its own', async () => {
  const refused = async (head: object) => (await ask('getDataByHolder', SEARCH, head)).head.status;
  expect(await refused({ accessId: 'K04' })).toBe(11);
  expect(await refused({ accessToken: 'guessed' })).toBe(11);
  expect(await refused({ accessToken: grant('1390000') })).toBe(11);
  bench.clock.advance(60_000);
  expect(await refused({})).toBe(11);
});

test('every question uses the token up: none can be told from a repetition', async () => {
  accessToken = grant('1390100', 3);
  const certIdentifier = await firstFound();
  expect((await ask('queryCertInfo', { certIdentifier, useCause })).head.status).toBe(0);
  expect((await ask('downloadCert', order(certIdentifier))).head.status).toBe(0);
  expect((await ask('queryCertInfo', { certIdentifier, useCause })).head.status).toBe(11);
});

test('what was not agreed is neither found nor told of nor delivered', async () => {
  const [agreed, other] = certificatesOf('zhang');
  accessToken = grant('1390100', 9, [agreed!.type.code]);
  const found = searchReplySchema.parse((await ask('getDataByHolder', SEARCH)).data);
  expect(found).toEqual([{ certIdentifier: agreed!.identifier }]);
  const { identifier } = other!;
  const told = await ask('queryCertInfo', { certIdentifier: identifier, useCause });
  expect([told.head.status, told.data]).toEqual([100, undefined]);
  expect((await ask('downloadCert', order(identifier))).head.status).toBe(100);
});

test('a code system with such a source has no certificates of its own', async () => {
  const head = { ...requestHead(), timestamp: NOON };
  for (const [operation, body] of [
    ['list', { head }],
    ['file', { head, identifier: '1' }],
  ] as const) {
    const path = `/cs/1390100/v1/${operation}`;
    const { json } = await bench.call('POST', path, body, accessToken);
    expect(json).toMatchObject({ head: { status: 'CERT_UNAVAILABLE' } });
  }
});
