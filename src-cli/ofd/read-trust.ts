import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Certificate, readCertificate } from '../../documents/seal/certificate.ts';
import type { TrustList } from '../../documents/seal/chain.ts';
import { type Crl, readCrl } from '../../documents/seal/crl.ts';

/** A trust list, and the files of its folder that are neither certificate nor list. */
export interface ReadTrust {
  readonly trust: TrustList;
  readonly unread: readonly string[];
}

const PEM = /-----BEGIN (?:CERTIFICATE|X509 CRL)-----([A-Za-z0-9+/=\s]+)-----END/g;
const SUFFIXES = ['.cer', '.crt', '.der', '.pem', '.crl'];
/** Lists of large authorities have some megabytes. */
const MAX_BYTES = 32 * 1_024 * 1_024;

/**
 * Every certificate and every list of revoked ones in a folder, DER or PEM. What lies there is believed.
 *
 * @throws what the file system throws for a folder that cannot be read
 */
export function readTrust(folder: string): ReadTrust {
  const anchors: Certificate[] = [];
  const crls: Crl[] = [];
  const unread: string[] = [];
  const names = readdirSync(folder).filter((name) =>
    SUFFIXES.includes(path.extname(name).toLowerCase()),
  );
  for (const name of names.sort()) {
    const file = path.join(folder, name);
    const pieces = statSync(file).size > MAX_BYTES ? [] : piecesOf(readFileSync(file));
    const found = pieces.map((piece) => {
      const certificate = readCertificate(piece);
      const crl = certificate ? undefined : readCrl(piece);
      if (certificate) anchors.push(certificate);
      if (crl) crls.push(crl);
      return certificate !== undefined || crl !== undefined;
    });
    if (found.length === 0 || found.includes(false)) unread.push(name);
  }
  return { trust: { anchors, crls }, unread };
}

function piecesOf(bytes: Buffer): Uint8Array[] {
  const texts = [...bytes.toString('latin1').matchAll(PEM)];
  if (texts.length === 0) return [new Uint8Array(bytes)];
  return texts.map(([, text = '']) => new Uint8Array(Buffer.from(text, 'base64')));
}
