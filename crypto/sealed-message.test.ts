import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { canonicalBytes } from './canonical.ts';
import { makePrivateKeys } from './private-key.ts';
import { isSealed, openMessage, sealMessage } from './sealed-message.ts';
import { createSmProvider } from './sm-provider.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const provider = () => createSmProvider({ keys: makePrivateKeys(random), randomBytes: random });
const sender = provider();
const receiver = provider();
const key = unwrap(await receiver.publicKeys()).encrypt;

const NAME = { requestId: '11111111-1111-4111-8111-111111111111', nonce: 'a'.repeat(32) };
const MESSAGE = { head: NAME, 姓名: '林小秋', list: [1, 2] };
const UNREADABLE = { ok: false, error: { code: 'BODY_UNREADABLE' } };

test('the receiver reads what was sealed, and nobody sees it on the way', async () => {
  const sealed = unwrap(await sealMessage(MESSAGE, key, sender));
  expect(Object.keys(sealed)).toEqual(['head', 'sealed']);
  expect(JSON.stringify(sealed)).not.toContain('林小秋');
  expect([isSealed(sealed), isSealed(MESSAGE)]).toEqual([true, false]);
  expect(await openMessage(sealed, NAME, receiver)).toEqual({ ok: true, value: MESSAGE });
});

test('the sender himself cannot open it', async () => {
  const sealed = unwrap(await sealMessage(MESSAGE, key, sender));
  expect(await openMessage(sealed, NAME, sender)).toEqual(UNREADABLE);
});

test.each([
  ['nonce', { ...NAME, nonce: 'b'.repeat(32) }],
  ['request', { ...NAME, requestId: '22222222-2222-4222-8222-222222222222' }],
])('a body under the head of another %s stays shut', async (_what, name) => {
  const sealed = unwrap(await sealMessage(MESSAGE, key, sender));
  expect(await openMessage(sealed, name, receiver)).toEqual(UNREADABLE);
});

test('a body under the head of another sender stays shut, though it is the same exchange', async () => {
  const message = { ...MESSAGE, head: { ...NAME, terminalId: 'K01' } };
  const { sealed } = unwrap(await sealMessage(message, key, sender));
  const signed = { signAlg: 'SM2-SM3', sign: '00' };
  const own = { head: { ...NAME, ...signed, terminalId: 'K01' }, sealed };
  expect((await openMessage(own, NAME, receiver)).ok).toBe(true);
  const stolen = { head: { ...NAME, ...signed, terminalId: 'K02' }, sealed };
  expect(await openMessage(stolen, NAME, receiver)).toEqual(UNREADABLE);
});

test('a head that was sealed with the body does not replace the signed one', async () => {
  const inner = new TextEncoder().encode('{"head":{"status":"OK"},"a":1}');
  const head = { ...NAME, status: 'CODE_USED' };
  const sealed = unwrap(await sender.seal(inner, key, canonicalBytes(head)!));
  expect(unwrap(await openMessage({ head, sealed }, NAME, receiver))).toEqual({ head, a: 1 });
});

test.each([
  ['no JSON', Uint8Array.of(0x7b)],
  ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
  ['a list', Uint8Array.of(0x5b, 0x5d)],
  ['nothing', new TextEncoder().encode('null')],
])('a sealed body that is %s is no message', async (_what, bytes) => {
  const sealed = unwrap(await sender.seal(bytes, key, canonicalBytes(NAME)!));
  expect(await openMessage({ head: NAME, sealed }, NAME, receiver)).toEqual(UNREADABLE);
});

test('what nobody sealed cannot be opened', async () => {
  expect(await openMessage(MESSAGE, NAME, receiver)).toEqual(UNREADABLE);
  expect(await openMessage(undefined, NAME, receiver)).toEqual(UNREADABLE);
});
