import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { makePrivateKeys } from './private-key.ts';
import { signBody, verifyBody } from './signed-message.ts';
import { createSmProvider } from './sm-provider.ts';
import { utf8 } from './utf8.ts';

const provider = createSmProvider({ keys: makePrivateKeys(randomBytes), randomBytes });
const { sign: publicKey } = unwrap(await provider.publicKeys());
const BODY = {
  head: { requestId: 'r-1', timestamp: 1_760_000_000_000 },
  code: { content: '01…', symbology: ']Q1' },
  scopes: ['identity', 'licence'],
  note: null,
};
const isSigned = async (body: unknown): Promise<boolean> =>
  (await verifyBody(body, publicKey, provider)).ok;
const overTheWire = (body: unknown): unknown => JSON.parse(JSON.stringify(body));

test('the signature stands in the head and covers the canonical rest', async () => {
  const signed = unwrap(await signBody(BODY, provider));
  expect(signed).toMatchObject(BODY);
  expect(signed.head.signAlg).toBe('SM2-SM3');
  // Written by hand: what another implementation has to sign.
  const canonical =
    '{"code":{"content":"01…","symbology":"]Q1"},' +
    '"head":{"requestId":"r-1","signAlg":"SM2-SM3","timestamp":1760000000000},' +
    '"note":null,"scopes":["identity","licence"]}';
  const signature = Buffer.from(signed.head.sign, 'hex');
  expect(await provider.verify(utf8(canonical), signature, publicKey)).toBe(true);
  expect(await isSigned(overTheWire(signed))).toBe(true);
});

test('a body signed again has one new signature', async () => {
  const once = unwrap(await signBody(BODY, provider));
  const twice = unwrap(await signBody(once, provider));
  expect(twice.head.sign).not.toBe(once.head.sign);
  expect(await isSigned(twice)).toBe(true);
});

/** Every place of a JSON value, as the keys that lead to it. */
function places(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const inner = (value as Record<string, unknown>)[key];
  if (Array.isArray(value))
    return value.map((v: unknown, i) => (String(i) === key ? replaced(v, rest, by) : v));
  return { ...(value as object), [key]: replaced(inner, rest, by) };
}

test('no value can be changed, none added and none taken away', async () => {
  const signed = unwrap(await signBody(BODY, provider));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places(signed)), fc.jsonValue(), async (place, value) => {
      const changed = overTheWire(replaced(signed, place, value));
      fc.pre(JSON.stringify(changed) !== JSON.stringify(signed));
      expect(await isSigned(changed)).toBe(false);
    }),
    { numRuns: 60 },
  );
  for (const key of ['code', 'scopes', 'note', 'head'] as const) {
    const { [key]: gone, ...rest } = signed;
    expect(await isSigned(rest), key).toBe(false);
  }
  expect(await isSigned({ ...signed, more: 0 })).toBe(false);
  expect(await isSigned({ ...signed, head: { ...signed.head, more: 0 } })).toBe(false);
  expect(await isSigned({ ...signed, scopes: [...signed.scopes].reverse() })).toBe(false);
});

test('the order of keys does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (more) => {
      const body = { ...(overTheWire(more) as object), head: { requestId: 'r' } };
      const result = await signBody(body, provider).catch((error: unknown) => error as TypeError);
      // A string with half a character has no canonical form; that is the other test's.
      fc.pre(!(result instanceof TypeError));
      const reversed = Object.fromEntries(Object.entries(unwrap(result)).reverse());
      expect(await isSigned(reversed)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('of a key that stands twice, the one that is used is the one that is checked', async () => {
  const text = JSON.stringify(unwrap(await signBody(BODY, provider)));
  const before = JSON.parse(text.replace('"note":null', '"note":"forged","note":null')) as object;
  expect(before).toMatchObject({ note: null });
  expect(await isSigned(before)).toBe(true);
  expect(
    await isSigned(JSON.parse(text.replace('"note":null', '"note":null,"note":"forged"'))),
  ).toBe(false);
});

test.each([
  null,
  undefined,
  7,
  'text',
  [],
  {},
  { head: null },
  { head: { sign: 'ab', signAlg: 'SM2-SM3' } },
  { head: { sign: 'A'.repeat(128), signAlg: 'SM2-SM3' } },
  { head: { sign: 'a'.repeat(128), signAlg: 'none' } },
  { head: { sign: 'a'.repeat(128) } },
])('%j is not signed', async (body) => {
  expect(await verifyBody(body, publicKey, provider)).toEqual({
    ok: false,
    error: { code: 'SIGN_INVALID', detail: 'no signature' },
  });
});

test('nesting without end is refused, not a crash', async () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
  const head = { sign: 'a'.repeat(128), signAlg: 'SM2-SM3' };
  expect(await verifyBody({ head, deep }, publicKey, provider)).toMatchObject({
    error: { code: 'SIGN_INVALID', detail: 'no canonical form' },
  });
});

test('a body that JSON cannot carry is a bug; without keys nothing is signed', async () => {
  await expect(signBody({ head: {}, a: NaN }, provider)).rejects.toThrow(TypeError);
  const keyless = createSmProvider({ randomBytes });
  expect(await signBody(BODY, keyless)).toMatchObject({ error: { code: 'KEY_UNAVAILABLE' } });
  expect(await isSigned(BODY)).toBe(false);
});

test('another key’s signature is refused', async () => {
  const other = createSmProvider({ keys: makePrivateKeys(randomBytes), randomBytes });
  const signed = unwrap(await signBody(BODY, other));
  expect(await verifyBody(signed, publicKey, provider)).toEqual({
    ok: false,
    error: { code: 'SIGN_INVALID' },
  });
});
