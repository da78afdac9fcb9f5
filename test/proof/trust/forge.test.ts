import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { isSealed, openMessage, sealMessage } from '../../../crypto/sealed-message.ts';
import { signBody, verifyBody } from '../../../crypto/signed-message.ts';
import type { Letter, Passing } from '../../support/wire.ts';
import {
  altered,
  cryptoOf,
  forged,
  messageOf,
  openReply,
  packReply,
  type Signer,
  terminalKeys,
  withMessage,
} from './forge.ts';

const OWN = '1390000';
const HEAD = {
  status: 'OK',
  requestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  nonce: '0'.repeat(32),
};
const EMPTY: Letter = { status: 200, headers: {}, bytes: new Uint8Array() };

async function isSignedBy(letter: Letter, by: Signer): Promise<boolean> {
  const { sign } = unwrap(await cryptoOf(by).publicKeys());
  return (await verifyBody(messageOf(letter), sign, cryptoOf(by))).ok;
}

/** A reply of the code system as it would be, sealed for the terminal. */
async function sealedReply(): Promise<Letter> {
  const { encrypt } = unwrap(await terminalKeys());
  const message = { head: HEAD, level: 4 };
  const closed = unwrap(await sealMessage(message, encrypt, cryptoOf(OWN)));
  return withMessage(EMPTY, unwrap(await signBody(closed, cryptoOf(OWN))));
}

function passing(letter: Letter): Passing {
  const forward = (): Promise<Letter> => Promise.resolve(letter);
  return { operation: 'verify', method: 'POST', path: '/', request: EMPTY, forward };
}
const struck = async (middleman: ReturnType<typeof forged>, letter: Letter): Promise<Letter> => {
  const reply = await middleman(passing(letter));
  if (reply === 'reset') throw new Error('reset');
  return reply;
};

test('whoever has keys changes what is sealed, and nobody can tell from seal and signature', async () => {
  const reply = await struck(
    forged(OWN, (message) => (message.level = 5)),
    await sealedReply(),
  );
  expect(isSealed(messageOf(reply))).toBe(true);
  expect(await isSignedBy(reply, OWN)).toBe(true);
  expect((await openReply(reply)).level).toBe(5);
});

test('the signature is that of whom it is said to be', async () => {
  const reply = await struck(
    forged('stranger', () => {}),
    await sealedReply(),
  );
  expect(await isSignedBy(reply, 'stranger')).toBe(true);
  expect(await isSignedBy(reply, OWN)).toBe(false);
});

test('whoever has none spoils the signature', async () => {
  const letter = await sealedReply();
  expect(await isSignedBy(letter, OWN)).toBe(true);
  const reply = await struck(
    altered(({ head }) => (head.status = 'INTERNAL')),
    letter,
  );
  expect(await isSignedBy(reply, OWN)).toBe(false);
});

test('what is sealed for another reader is for that one alone', async () => {
  const letter = await sealedReply();
  const reply = await packReply(letter, await openReply(letter), OWN, 'hub');
  await expect(openReply(reply)).rejects.toThrow('BODY_UNREADABLE');
  const read = await openMessage(messageOf(reply), HEAD, cryptoOf('hub'));
  expect(read.ok).toBe(true);
});
