import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Certificate, readCertificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import { type Crl, readCrl } from './crl.ts';
import { nodeCrypto } from './foreign-crypto.node.ts';

/** What was found in files and folders, each with the file that it is from. */
export interface TrustFiles {
  readonly anchors: readonly { readonly file: string; readonly certificate: Certificate }[];
  readonly crls: readonly { readonly file: string; readonly crl: Crl }[];
  /** Files that are neither certificate nor list, whole or in part. */
  readonly unread: readonly string[];
  /** Files and folders that cannot be read, with the code of the file system. */
  readonly missing: readonly { readonly place: string; readonly code: string }[];
}

const PEM = /-----BEGIN (?:CERTIFICATE|X509 CRL)-----([A-Za-z0-9+/=\s]+)-----END/g;
const SUFFIXES = ['.cer', '.crt', '.der', '.pem', '.crl'];
/** Lists of large authorities have some megabytes. */
export const MAX_TRUST_FILE_BYTES = 32 * 1_024 * 1_024;
const MAX_FILES = 1_000;

/** The certificates and lists within bytes: one in DER, or any number in PEM. */
export function trustPieces(bytes: Uint8Array): {
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  /** Nothing else was in it. */
  readonly isWhole: boolean;
} {
  const texts = [...Buffer.from(bytes).toString('latin1').matchAll(PEM)];
  const pieces =
    texts.length === 0
      ? [new Uint8Array(bytes)]
      : texts.map(([, text = '']) => new Uint8Array(Buffer.from(text, 'base64')));
  const certificates: Certificate[] = [];
  const crls: Crl[] = [];
  for (const piece of pieces) {
    const certificate = readCertificate(piece);
    const crl = certificate ? undefined : readCrl(piece);
    if (certificate) certificates.push(certificate);
    if (crl) crls.push(crl);
  }
  return { certificates, crls, isWhole: certificates.length + crls.length === pieces.length };
}

/**
 * Every certificate and every list of revoked ones in these files and folders. What lies there is
 * believed. In a folder only files that are named like one are looked at.
 */
export function readTrustFiles(places: readonly string[]): TrustFiles {
  const found = {
    anchors: [] as { file: string; certificate: Certificate }[],
    crls: [] as { file: string; crl: Crl }[],
    unread: [] as string[],
    missing: [] as { place: string; code: string }[],
  };
  /** A file that cannot be read does not hide the others. */
  function tried<T>(place: string, read: (place: string) => T): T | undefined {
    try {
      return read(place);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      found.missing.push({ place, code });
      return undefined;
    }
  }
  for (const place of places) {
    const files = tried(place, filesOf) ?? [];
    for (const file of files) tried(file, (one) => readInto(one, found));
  }
  return found;
}

function filesOf(place: string): readonly string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .filter((name) => SUFFIXES.includes(path.extname(name).toLowerCase()))
    .sort()
    .slice(0, MAX_FILES)
    .map((name) => path.join(place, name));
}

interface Found {
  readonly anchors: { file: string; certificate: Certificate }[];
  readonly crls: { file: string; crl: Crl }[];
  readonly unread: string[];
}

function readInto(file: string, { anchors, crls, unread }: Found): void {
  if (statSync(file).size > MAX_TRUST_FILE_BYTES) return void unread.push(file);
  const pieces = trustPieces(readFileSync(file));
  for (const certificate of pieces.certificates) anchors.push({ file, certificate });
  for (const crl of pieces.crls) crls.push({ file, crl });
  if (!pieces.isWhole) unread.push(file);
}

/** The list that these files make. */
export function trustListOf({ anchors, crls }: Pick<TrustFiles, 'anchors' | 'crls'>): TrustList {
  return {
    anchors: anchors.map(({ certificate }) => certificate),
    crls: crls.map(({ crl }) => crl),
    foreign: nodeCrypto,
  };
}
