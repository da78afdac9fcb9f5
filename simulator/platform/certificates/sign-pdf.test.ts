import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { fromHex } from '../../../crypto/bytes.ts';
import { readCertificate } from '../../../documents/seal/certificate.ts';
import { elementsOf, readDer, TAG } from '../../../documents/seal/der.ts';
import { verifySm2 } from '../../../documents/seal/sm2-verify.ts';
import { organById } from '../../data/organs.ts';
import { drawingToPdf } from './pen.ts';
import { testSealing } from './sealing.fixture.ts';
import { signPdf } from './sign-pdf.ts';

const { authority, randomBytes } = testSealing();
const { signer } = authority.sealOf(organById('yunling-university'), 'current');
const plain = drawingToPdf(
  { width: 100, height: 100, draw: (pen) => pen.fillRect(0, 0, 9, 9) },
  't',
);

test('a signed PDF opens, and its signature is over all but itself', async () => {
  const signed = signPdf(plain, signer, randomBytes);
  const text = Buffer.from(signed).toString('latin1');
  const [, hole, end, rest] = /\/ByteRange \[0 (\d+) (\d+) (\d+)/.exec(text)!.map(Number);
  expect([text[hole!], text[end! - 1], end! + rest!]).toEqual(['<', '>', text.length]);
  const message = Buffer.concat([signed.subarray(0, hole), signed.subarray(end)]);
  const { publicKey } = readCertificate(signer.certificate)!;
  const sm2 = signatureIn(fromHex(text.slice(hole! + 1, end! - 1)));
  expect(verifySm2(message, sm2, publicKey!)).toBe(true);
  message[0]! ^= 1;
  expect(verifySm2(message, sm2, publicKey!)).toBe(false);
  const task = getDocument({ data: Uint8Array.from(signed) });
  expect((await task.promise).numPages).toBe(1);
  await task.destroy();
});

/** The last value of the last part of a SignedData. */
function signatureIn(bytes: Uint8Array): Uint8Array {
  let node = readDer(bytes.subarray(0, 4 + bytes[2]! * 256 + bytes[3]!));
  while (node && node.tag !== TAG.octetString) node = elementsOf(node)?.at(-1);
  return node!.content;
}

test('what is no PDF of the simulation is not signed', () => {
  expect(() => signPdf(Buffer.from('%PDF-1.7'), signer, randomBytes)).toThrow('no PDF');
});
