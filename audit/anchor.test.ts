import { expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { createSmProvider } from '../crypto/sm-provider.ts';
import { anchorMessage, isSigned, signAnchor } from './anchor.ts';
import { CHAIN, random, SIGNER, signKey } from './log.test-support.ts';

const POINT = { seq: 64, at: 5, hash: new Uint8Array(32).fill(2), previous: 0 };

test('what is signed is canonical and names terminal, chain, place and time', () => {
  const text = new TextDecoder().decode(anchorMessage(CHAIN, POINT));
  const genesis = Buffer.from(CHAIN.genesis).toString('hex');
  expect(text).toBe(
    `liangma-audit-anchor-1\n{"at":5,"chain":"${genesis}","hash":"${'02'.repeat(32)}",` +
      `"previous":0,"seq":64,"terminalId":"HALL-01-K03"}`,
  );
});

test('an anchor holds as it was signed, and in no other way', async () => {
  const anchor = unwrap(await signAnchor(CHAIN, POINT, SIGNER));
  expect(anchor.signKey).toBe(await signKey());
  expect(await isSigned(CHAIN, anchor, SIGNER)).toBe(true);
  const signature = anchor.signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  const wrong = [
    { ...anchor, seq: 65 },
    { ...anchor, at: 6 },
    { ...anchor, previous: 1 },
    { ...anchor, hash: new Uint8Array(32) },
    { ...anchor, signature },
    { ...anchor, signature: '' },
    { ...anchor, signature: 'no digits' },
    { ...anchor, signKey: `04${'0'.repeat(128)}` },
  ];
  for (const one of wrong) expect(await isSigned(CHAIN, one, SIGNER)).toBe(false);
  const other = { ...CHAIN, terminalId: 'HALL-01-K04' };
  expect(await isSigned(other, anchor, SIGNER)).toBe(false);
});

test('without a key nothing is signed', async () => {
  const keyless = createSmProvider({ randomBytes: random });
  expect(await signAnchor(CHAIN, POINT, keyless)).toMatchObject({
    error: { code: 'KEY_UNAVAILABLE' },
  });
});
