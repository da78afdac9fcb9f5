import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { issueCertificate, issueCrl } from '../../documents/builder/issue-certificate.ts';
import { signPackage } from '../../documents/builder/sign-package.ts';
import { makeSeal } from '../../documents/builder/make-seal.ts';
import { writeDocument, zipPackage } from '../../documents/builder/write-package.ts';
import { testFolder } from '../config.test-support.ts';
import { recordedConsole } from '../console.test-support.ts';
import { createText } from '../text.ts';
import { ofd } from './ofd.ts';

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const AT = Date.UTC(2026, 0, 5);
const SPAN = { notBefore: AT - 1_000, notAfter: AT + 86_400_000 };
const AUTHORITY = issueCertificate(
  { name: '虚构认证', serial: 1, isCa: true, ...SPAN },
  randomBytes,
);
const SIGNER = issueCertificate(
  { name: '虚构市局', serial: 2, isCa: false, issuer: AUTHORITY, ...SPAN },
  randomBytes,
);

const IDENTIFIER = '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F';
const FILES = writeDocument({
  ...{ docId: '39', title: '虚构居住证', width: 210, height: 140, isSigned: true },
  pages: [[{ text: '居住证', x: 20, y: 20, size: 6 }]],
  customData: { ZZBS: IDENTIFIER, ZZMC: '居住证' },
});

function folderWith(files: Record<string, Uint8Array | string>): string {
  const cwd = testFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(cwd, name), content);
  return cwd;
}

function sealed(): Uint8Array {
  const seal = makeSeal(
    {
      ...{ form: 'V4', name: '虚构章', id: '39', maker: SIGNER, holders: [SIGNER], size: 40 },
      ...{ validFrom: AT - 1_000, validTo: AT + 1_000 },
      picture: { type: 'PNG', data: Uint8Array.of(1) },
    },
    randomBytes,
  );
  return zipPackage(
    signPackage(FILES, { signer: SIGNER, at: AT, randomBytes }, { form: 'V4', seal }),
  );
}

test('a sealed file is valid by a trust list, unproved without', async () => {
  const cwd = folderWith({
    'a.ofd': sealed(),
    'ca.cer': AUTHORITY.certificate,
    'ca.crl': issueCrl(AUTHORITY, AT, [], randomBytes),
  });
  const console = recordedConsole({ cwd });
  expect(await ofd.run(['a.ofd', '--verify', '--trust', '.'], console)).toBe(0);
  expect(console.said[0]).toBe('a.ofd: valid');
  expect(console.said.join('\n')).toContain('leads to the trust list, not revoked');
  expect(console.said.filter((line) => /^ ?\d+ /.test(line))).toHaveLength(11);
  expect(await ofd.run(['a.ofd', '--verify'], recordedConsole({ cwd }))).toBe(3);
});

test('verdicts as JSON hold every step and no bytes of the seal picture', async () => {
  const console = recordedConsole({ cwd: folderWith({ 'a.ofd': sealed() }) });
  await ofd.run(['a.ofd', '--verify', '--json'], console);
  const verdict = JSON.parse(console.said[0] ?? '') as { signatures: { steps: unknown[] }[] };
  expect(verdict).toMatchObject({
    file: 'a.ofd',
    state: 'VALID_UNTRUSTED',
    signatures: [
      { signedAt: '2026-01-05T00:00:00.000Z', seal: { name: '虚构章', pictureBytes: 1 } },
    ],
  });
  expect(verdict.signatures[0]?.steps).toHaveLength(11);
});

test('the worst of several files counts', async () => {
  const cwd = folderWith({ 'a.ofd': zipPackage(FILES), 'b.ofd': 'no ZIP' });
  const console = recordedConsole({ cwd });
  expect(await ofd.run(['a.ofd', 'b.ofd', '--info'], console)).toBe(1);
  expect(console.complained).toEqual([
    'b.ofd: DOC_FORMAT: This is no whole document file (no end of a ZIP directory)',
  ]);
  expect(await ofd.run(['a.ofd', 'none.ofd', '--info'], recordedConsole({ cwd }))).toBe(2);
});

test('text and facts, in the language of the console', async () => {
  const cwd = folderWith({ 'a.ofd': zipPackage(FILES) });
  const console = recordedConsole({ cwd, text: createText('zh-CN') });
  expect(await ofd.run(['a.ofd', '--text'], console)).toBe(0);
  expect(console.said).toEqual(['── a.ofd 第 1 页 ──', '居住证']);
  await ofd.run(['a.ofd', '--info'], console);
  expect(console.said.join('\n')).toContain(`证照标识：${IDENTIFIER}`);
  expect(console.said.join('\n')).toContain('210 × 140');
});

test.each([
  [[], 'one of --info, --text and --verify expected'],
  [['a.ofd'], 'one of --info'],
  [['--info'], 'the name of a file is missing'],
  [['a.ofd', '--info', '--text'], 'one of --info'],
  [['a.ofd', '--no-such'], 'no-such'],
])('%j is explained', async (args, why) => {
  const console = recordedConsole();
  expect(await ofd.run(args, console)).toBe(2);
  expect(console.complained[0]).toContain(why);
});

test('a trust folder that holds something else is told', async () => {
  const cwd = folderWith({ 'a.ofd': zipPackage(FILES), 'x.pem': 'nothing' });
  const console = recordedConsole({ cwd });
  await ofd.run(['a.ofd', '--verify', '--trust', '.'], console);
  expect(console.complained).toEqual([
    'x.pem: no certificate and no list of revoked ones that can be read',
    `${cwd}: no certificate to believe`,
  ]);
});

test('certificates in PEM are read', async () => {
  const base64 = Buffer.from(AUTHORITY.certificate).toString('base64');
  const pem = `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
  const cwd = folderWith({ 'a.ofd': sealed(), 'ca.pem': pem });
  const console = recordedConsole({ cwd });
  expect(await ofd.run(['a.ofd', '--verify', '--trust', '.'], console)).toBe(0);
});
