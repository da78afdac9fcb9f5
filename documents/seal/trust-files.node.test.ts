import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issueCrl } from '../builder/issue-certificate.ts';
import { AUTHORITY, NOW, randomBytes, ROOT } from './signed-samples.test-support.ts';
import { readTrustFiles, trustListOf, trustPieces } from './trust-files.node.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-trust-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: Uint8Array | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function pem(kind: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return `-----BEGIN ${kind}-----\n${lines}\n-----END ${kind}-----\n`;
}

const CRL = issueCrl(AUTHORITY, NOW, [], randomBytes);

test('a folder with DER and PEM; what is named otherwise is nobody’s', () => {
  put('root.cer', ROOT.certificate);
  put('both.pem', pem('CERTIFICATE', AUTHORITY.certificate) + pem('X509 CRL', CRL));
  put('readme.txt', 'no certificate');
  const found = readTrustFiles([folder]);
  expect(found.unread).toEqual([]);
  expect(found.anchors.map(({ file, certificate }) => [file, certificate.subjectText])).toEqual([
    [path.join(folder, 'both.pem'), 'CN=虚构电子认证'],
    [path.join(folder, 'root.cer'), 'CN=虚构根证书'],
  ]);
  const { anchors, crls } = trustListOf(found);
  expect([anchors.length, crls.map(({ thisUpdate }) => thisUpdate)]).toEqual([2, [NOW]]);
});

test('a single file of any name', () => {
  const file = put('issuer', ROOT.certificate);
  expect(readTrustFiles([file]).anchors).toHaveLength(1);
});

test('what is neither, in whole or in part, is told by its file', () => {
  const broken = put('broken.cer', ROOT.certificate.subarray(1));
  const half = put(
    'half.pem',
    pem('CERTIFICATE', ROOT.certificate) + pem('X509 CRL', Buffer.from('x')),
  );
  const empty = put('empty.crl', '');
  const found = readTrustFiles([folder]);
  expect(found.unread).toEqual([broken, empty, half]);
  expect(found.anchors).toHaveLength(1);
});

test('a place that is not there does not hide the others', () => {
  const sub = path.join(folder, 'sub.cer');
  const link = path.join(folder, 'link.crl');
  mkdirSync(sub);
  symlinkSync('nowhere', link);
  put('root.crt', ROOT.certificate);
  const gone = path.join(folder, 'gone');
  const found = readTrustFiles([gone, folder]);
  expect(found.missing).toEqual([
    { place: gone, code: 'ENOENT' },
    { place: link, code: 'ENOENT' },
    { place: sub, code: 'EISDIR' },
  ]);
  expect(found.anchors).toHaveLength(1);
});

test('pieces of a text without any are one that cannot be read', () => {
  expect(trustPieces(Buffer.from('-----BEGIN CERTIFICATE-----'))).toEqual({
    ...{ certificates: [], crls: [], isWhole: false },
  });
});
