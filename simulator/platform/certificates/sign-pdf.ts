import { fromHex, toHex } from '../../../crypto/bytes.ts';
import type { RandomBytes } from '../../../crypto/private-key.ts';
import { type Identity, signSm2 } from '../../../documents/builder/issue-certificate.ts';
import { OID } from '../../../documents/seal/algorithms.ts';
import { readCertificate } from '../../../documents/seal/certificate.ts';
import { TAG } from '../../../documents/seal/der.ts';
import {
  der,
  derOctets,
  derOid,
  derSequence,
  derSmall,
} from '../../../documents/seal/der-write.ts';

/** Room for the signature, in bytes. */
const ROOM = 2_048;
/** Wide enough for every place in a file. */
const DIGITS = 10;
const HOLE = '0'.repeat(2 * ROOM);

/**
 * A PDF with a signature behind it (ISO 32000-1, 12.8.1): an incremental update whose signature covers all
 * bytes but its own. SM2 in a SignedData of GB/T 35275.
 *
 * @throws where the file does not end as those of the simulation do
 */
export function signPdf(pdf: Uint8Array, signer: Identity, randomBytes: RandomBytes): Uint8Array {
  const before = Buffer.from(pdf).toString('latin1');
  const [, size, root] = /\/Size (\d+)\s+\/Root (\d+) 0 R/.exec(before) ?? [];
  const start = /\d+/.exec(before.slice(before.lastIndexOf('startxref')))?.[0];
  const catalog = new RegExp(`\\n${root} 0 obj\\n<<([\\s\\S]*?)>>\\nendobj`).exec(before)?.[1];
  if (size === undefined || start === undefined || catalog === undefined) {
    throw new Error('no PDF that can be signed');
  }
  const [field, value] = [Number(size), Number(size) + 1];
  const places = '[0'.padEnd(2 + 3 * (DIGITS + 1)) + ']';
  const objects: readonly (readonly [number, string])[] = [
    [Number(root), `<<${catalog}/AcroForm <</Fields [${field} 0 R] /SigFlags 3>>>>`],
    [field, `<</FT /Sig /T (Signature1) /V ${value} 0 R>>`],
    [
      value,
      `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange ${places} /Contents <${HOLE}>>>`,
    ],
  ];
  let file = before;
  const table = objects.map(([id, text]) => {
    const at = String(file.length).padStart(10, '0');
    file += `${id} 0 obj\n${text}\nendobj\n`;
    return `${id} 1\n${at} 00000 n \n`;
  });
  const xref = file.length;
  const trailer = `trailer\n<</Size ${value + 1} /Root ${root} 0 R /Prev ${start}>>`;
  file += `xref\n${table.join('')}${trailer}\nstartxref\n${xref}\n%%EOF\n`;
  const hole = file.lastIndexOf(`<${HOLE}>`);
  const end = hole + HOLE.length + 2;
  const range = `[0 ${hole} ${end} ${file.length - end}`.padEnd(places.length - 1) + ']';
  file = file.replace(places, () => range);
  const covered = Buffer.from(file.slice(0, hole) + file.slice(end), 'latin1');
  const signature = toHex(signedData(covered, signer, randomBytes)).padEnd(HOLE.length, '0');
  return Buffer.from(`${file.slice(0, hole)}<${signature}>${file.slice(end)}`, 'latin1');
}

function signedData(message: Uint8Array, signer: Identity, randomBytes: RandomBytes): Uint8Array {
  const known = readCertificate(signer.certificate);
  if (!known) throw new Error('the signer has no certificate');
  const sm3 = derSequence(derOid(OID.sm3));
  const info = derSequence(
    derSmall(1),
    derSequence(fromHex(known.issuer), der(TAG.integer, fromHex(known.serial))),
    sm3,
    derSequence(derOid(OID.sm2Sign)),
    derOctets(signSm2(message, signer.key, randomBytes)),
  );
  const parts = derSequence(
    derSmall(1),
    der(TAG.set, sm3),
    derSequence(derOid(OID.dataGm)),
    der(TAG.context0, signer.certificate),
    der(TAG.set, info),
  );
  return derSequence(derOid(OID.signedDataGm), der(TAG.context0, parts));
}
