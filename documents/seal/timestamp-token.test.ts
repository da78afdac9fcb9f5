import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OID } from './algorithms.ts';
import { TAG } from './der.ts';
import { der, derInteger, derOid, derSequence, derSmall } from './der-write.ts';
import { derAttribute } from './signed-data.test-support.node.ts';
import { SIGNER } from './signed-samples.test-support.ts';
import { readTimestamp } from './timestamp-token.ts';
import { digestBy, STAMPED_AT, timestampOf, type TokenHow } from './timestamp.test-support.node.ts';

const BYTES = Uint8Array.of(1, 2, 3);
const read = (how?: TokenHow) => readTimestamp(timestampOf(BYTES, how));
const NAME = derAttribute(OID.contentType, derOid(OID.timestampInfo));

test('says when, and of what', () => {
  expect(read()).toMatchObject({
    at: STAMPED_AT,
    imprint: { algorithm: OID.sha256, digest: digestBy(OID.sha256, BYTES) },
  });
});

test('is read from the answer of a service that has granted it', () => {
  const token = timestampOf(BYTES);
  const answer = (status: number, ...more: Uint8Array[]) =>
    readTimestamp(derSequence(derSequence(derSmall(status)), token, ...more))?.at;
  expect([answer(0), answer(1), answer(2), answer(0, derSmall(1))]).toEqual([
    ...[STAMPED_AT, STAMPED_AT, undefined, undefined],
  ]);
});

describe('the accuracy', () => {
  const millis = (value: number) => der(0x80, Uint8Array.of(value >> 8, value & 0xff));
  const micros = (value: number) => der(0x81, Uint8Array.of(value >> 8, value & 0xff));
  test.each<[string, Uint8Array[], number]>([
    ['that is not told', [], 0],
    ['in seconds', [derSequence(derSmall(2))], 2_000],
    ['in all its parts', [derSequence(derSmall(1), millis(500), micros(1))], 1_501],
    ['that is empty', [derSequence()], 0],
    [
      'before an order and a number',
      [derSequence(derSmall(1)), der(TAG.boolean, Uint8Array.of(0xff)), derSmall(5)],
      1_000,
    ],
  ])('%s', (_what, rest, later) => {
    expect(read({ rest })?.at).toBe(STAMPED_AT + later);
  });
  test.each<[string, Uint8Array]>([
    ['in something unknown', derSequence(der(0x82, Uint8Array.of(1)))],
    ['that is negative', derSequence(der(TAG.integer, Uint8Array.of(0xff, 0xff, 0xff, 0xff)))],
    ['without measure', derSequence(derInteger(Uint8Array.of(1, 0, 0, 0, 0, 0)))],
  ])('%s makes it unreadable', (_what, accuracy) => {
    expect(read({ rest: [accuracy] })).toBeUndefined();
  });
});

test.each<[string, TokenHow]>([
  ['another version', { version: 3 }],
  ['extensions', { rest: [der(0xa1, derSequence())] }],
  ['another content', { contentType: OID.dataPkcs7 }],
  ['attributes that do not name the content', { attributes: [] }],
  [
    'attributes that name another one',
    { attributes: [derAttribute(OID.contentType, derOid(OID.dataPkcs7))] },
  ],
  ['attributes that name it twice', { attributes: [NAME, NAME] }],
])('%s makes it unreadable', (_what, how) => {
  expect(read(how)).toBeUndefined();
});

test('the newer version is read as well', () => {
  expect(read({ version: 2 })?.at).toBe(STAMPED_AT);
});

test('other bytes are none', () => {
  for (const bytes of [BYTES, SIGNER.certificate, new Uint8Array(), derSequence()]) {
    expect(readTimestamp(bytes)).toBeUndefined();
  }
});

test('any change is read without an error, and what is cut short is none', () => {
  const whole = timestampOf(BYTES, { rest: [derSequence(derSmall(1))] });
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
      const changed = Uint8Array.from(whole);
      changed[at] = value;
      const token = readTimestamp(changed);
      if (token) expect(Number.isFinite(token.at)).toBe(true);
      expect(readTimestamp(whole.subarray(0, at))).toBeUndefined();
    }),
  );
});
