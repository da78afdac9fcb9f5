import { expect, test } from 'vitest';
import { sm3Hex } from '../../../crypto/sm3.ts';
import { utf8 } from '../../../crypto/utf8.ts';
import { checkDigest, checkHeader, tokenOf } from './token-of.ts';

const TOKEN = 'token-of-a-test-0';
const DIGEST = sm3Hex(utf8(TOKEN));
const refused = (status: string): unknown =>
  expect.objectContaining({ error: expect.objectContaining({ status }) as unknown });

test.each([
  ['in the header of an open body', {}, TOKEN, false, TOKEN],
  ['inside a sealed body', { accessToken: TOKEN }, undefined, true, TOKEN],
  ['nowhere', {}, undefined, true, undefined],
])('a token %s is found', (_what, message, bearer, wasSealed, token) => {
  expect(tokenOf(message, { bearer, wasSealed })).toEqual({ ok: true, value: token });
});

test('a token inside an open body is refused: everybody on the way has read it', () => {
  const places = { bearer: undefined, wasSealed: false };
  expect(tokenOf({ accessToken: TOKEN }, places)).toEqual(refused('PARAM'));
});

test('a header beside a sealed body is refused, even with the token that was signed for', () => {
  const places = { bearer: TOKEN, wasSealed: true };
  expect(checkHeader(places, DIGEST)).toEqual(refused('SIGN_INVALID'));
  expect(checkHeader({ ...places, bearer: undefined }, DIGEST).ok).toBe(true);
  expect(checkHeader({ ...places, wasSealed: false }, DIGEST).ok).toBe(true);
  expect(checkHeader({ bearer: undefined, wasSealed: false }, DIGEST)).toEqual(
    refused('SIGN_INVALID'),
  );
});

test('the digest in the head names one token and no other', () => {
  expect(checkDigest(TOKEN, DIGEST).ok).toBe(true);
  expect(checkDigest(undefined, undefined).ok).toBe(true);
  for (const [token, digest] of [
    ['another-token-000', DIGEST],
    [undefined, DIGEST],
    [TOKEN, undefined],
  ]) {
    expect(checkDigest(token, digest)).toEqual(refused('SIGN_INVALID'));
  }
});
