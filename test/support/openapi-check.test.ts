import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openApiCheck } from './openapi-check.ts';
import type { Letter, Passed } from './wire.ts';

const check = openApiCheck('openapi.json', /^\/(hub|cs\/\d{7})(?=\/)/);

const HEAD = {
  ...{ requestId: randomUUID(), timestamp: 1, terminalId: 'T-1', terminalType: 'counter' },
  ...{ windowNo: '', orgCode: '11390000000013338A', orgName: '云岭省政务服务中心' },
  ...{ regionCode: '390000', itemCode: 'ITEM-1', useCause: '查询', to: '1390000' },
  ...{ nonce: '0'.repeat(32), signAlg: 'SM2-SM3', sign: '0'.repeat(128) },
  tokenDigest: '0'.repeat(64),
};
const REPLY_HEAD = {
  ...{ status: 'OK', message: 'ok', traceId: 't', serverTime: 1, requestId: HEAD.requestId },
  ...{ nonce: HEAD.nonce, signAlg: HEAD.signAlg, sign: HEAD.sign },
};
const REQUEST = { head: HEAD, identifier: '1.2.156.3005.2.X' };
const SEALED = {
  head: HEAD,
  sealed: {
    ...{ alg: 'SM2-SM4-GCM', key: 'AAAA', iv: 'A'.repeat(16), data: 'AAAA' },
    tag: `${'A'.repeat(22)}==`,
  },
};
const REPLY = {
  head: REPLY_HEAD,
  ...{ downloadUrl: 'https://codes.example/dl/1', mediaType: 'image/png', sizeBytes: 1 },
  sm3: '0'.repeat(64),
};

function letter(body: unknown, headers: Letter['headers'] = {}, status = 0): Letter {
  return { status, headers, bytes: new TextEncoder().encode(JSON.stringify(body)) };
}
const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };
const TOKEN = { authorization: 'Bearer abc' };

function passed(change: Partial<Passed> = {}): Passed {
  return {
    ...{ operation: 'file', method: 'POST', path: '/cs/1390000/v1/file' },
    request: letter(REQUEST, TOKEN),
    reply: letter(REPLY, JSON_HEADERS, 200),
    ...change,
  };
}

test('an exchange as the document has it brings no finding', () => {
  expect(check.findings(passed())).toEqual([]);
  expect(check.operationId(passed())).toBe('file');
});

test('a sealed body needs no token beside it', () => {
  expect(check.findings(passed({ request: letter(SEALED) }))).toEqual([]);
});

test('a reply that never came is not held against the document', () => {
  expect(check.findings(passed({ reply: 'reset' }))).toEqual([]);
});

test.each<[string, Partial<Passed>]>([
  ['POST file: request no token', { request: letter(REQUEST) }],
  ['POST file: request a token', { request: letter(SEALED, TOKEN) }],
  ['POST file: not in the document', { path: '/cs/1390000/v2/file' }],
  ['POST file: reply HTTP 302 ', { reply: letter('', {}, 302) }],
  [
    'POST file: reply HTTP 200 text/html',
    { reply: letter('', { 'content-type': 'text/html' }, 200) },
  ],
])('%s', (finding, change) => {
  expect(check.findings(passed(change))).toEqual([finding]);
});

test('a field that the document does not know is a finding in a request', () => {
  const request = letter({ ...REQUEST, nickname: 'x' }, TOKEN);
  expect(check.findings(passed({ request }))).toContain(
    'POST file: request /: additionalProperties nickname',
  );
  const inHead = letter({ ...REQUEST, head: { ...HEAD, mood: 'x' } }, TOKEN);
  expect(check.findings(passed({ request: inHead }))).toContain(
    'POST file: request /head: additionalProperties mood',
  );
});

test('a reply may have more fields, but not fewer or others', () => {
  const reply = (body: object): Partial<Passed> => ({ reply: letter(body, JSON_HEADERS, 200) });
  expect(check.findings(passed(reply({ ...REPLY, more: 1 })))).toEqual([]);
  const { sm3, ...rest } = REPLY;
  expect(check.findings(passed(reply(rest)))).toContain('POST file: reply /: required');
  expect(check.findings(passed(reply({ ...REPLY, sm3: sm3.toUpperCase() + 'X' })))).toContain(
    'POST file: reply /sm3: pattern',
  );
});

test('a status word that the operation does not say is a finding', () => {
  const reply = letter({ head: { ...REPLY_HEAD, status: 'CODE_USED' } }, JSON_HEADERS, 409);
  expect(check.findings(passed({ reply }))).toEqual([
    'POST file: reply CODE_USED is no status of HTTP 4XX',
  ]);
});

test('what was sealed is held against the open form', () => {
  expect(check.openedFindings(passed(), { request: REQUEST, reply: REPLY })).toEqual([]);
  const { sm3, ...reply } = REPLY;
  const request = { ...REQUEST, sm3 };
  expect(check.openedFindings(passed(), { request, reply })).toEqual([
    'POST file: sealed request /: additionalProperties sm3',
    'POST file: sealed reply /: required',
  ]);
});
