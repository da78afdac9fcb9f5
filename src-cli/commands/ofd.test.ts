import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { issueCertificate, issueCrl } from '../../documents/builder/issue-certificate.ts';
import { signPackage } from '../../documents/builder/sign-package.ts';
import { makeSeal } from '../../documents/builder/make-seal.ts';
import { writeDocument, zipPackage } from '../../documents/builder/write-package.ts';
import { readPictureHead } from '../../documents/render/pictures/picture-head.ts';
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
const CONTENT = {
  ...{ docId: '39', title: '虚构居住证', width: 210, height: 140 },
  pages: [[{ text: '居住证', x: 20, y: 20, size: 6 }]],
  customData: { ZZBS: IDENTIFIER, ZZMC: '居住证' },
};
const FILES = writeDocument({ ...CONTENT, isSigned: true });
const UNSIGNED = writeDocument({ ...CONTENT, isSigned: false });

function folderWith(files: Record<string, Uint8Array | string>): string {
  const cwd = testFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(cwd, name), content);
  return cwd;
}

function sealed(isCovered = true): Uint8Array {
  const seal = makeSeal(
    {
      ...{ form: 'V4', name: '虚构章', id: '39', maker: SIGNER, holders: [SIGNER], size: 40 },
      ...{ validFrom: AT - 1_000, validTo: AT + 1_000 },
      picture: { type: 'PNG', data: Uint8Array.of(1) },
    },
    randomBytes,
  );
  return zipPackage(
    signPackage(
      FILES,
      {
        ...{ signer: SIGNER, at: AT, randomBytes },
        isCovered: (name) => isCovered || name !== 'OFD.xml',
      },
      { form: 'V4', seal },
    ),
  );
}

test('a sealed file is valid by a trust list, unproved without', async () => {
  const cwd = folderWith({
    'a.ofd': sealed(),
    'ca.cer': AUTHORITY.certificate,
    'maker.cer': SIGNER.certificate,
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

test('fields of a sealed file that no seal covers are told as that', async () => {
  const cwd = folderWith({
    'plain.ofd': zipPackage(UNSIGNED),
    'a.ofd': sealed(),
    'b.ofd': sealed(false),
  });
  const told = async (name: string): Promise<string> => {
    const console = recordedConsole({ cwd });
    await ofd.run([name, '--info'], console);
    return console.said.join('\n');
  };
  expect(await told('b.ofd')).toContain('prove nothing: ZZBS, ZZMC');
  for (const name of ['a.ofd', 'plain.ofd'])
    expect(await told(name)).not.toContain('prove nothing');
});

test.each([
  [[], 'one of --info, --text, --verify and --png DIR expected'],
  [['a.ofd'], 'one of --info'],
  [['--info'], 'the name of a file is missing'],
  [['a.ofd', '--info', '--text'], 'one of --info'],
  [['a.ofd', '--no-such'], 'no-such'],
  [['a.ofd', '--png', '.', '--verify'], 'one of --info'],
  [['a.ofd', '--png'], "'--png"],
  [
    ['a.ofd', '--png', '.', '--dpi', '17'],
    '--dpi goes with --png and takes a number from 18 to 1200',
  ],
  [['a.ofd', '--png', '.', '--dpi', '1201'], '--dpi'],
  [['a.ofd', '--png', '.', '--dpi', 'many'], '--dpi'],
  [['a.ofd', '--text', '--dpi', '100'], '--dpi'],
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
  const pem = [AUTHORITY, SIGNER]
    .map(({ certificate }) => Buffer.from(certificate).toString('base64'))
    .map((base64) => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`)
    .join('');
  const cwd = folderWith({ 'a.ofd': sealed(), 'ca.pem': pem });
  const console = recordedConsole({ cwd });
  expect(await ofd.run(['a.ofd', '--verify', '--trust', '.'], console)).toBe(0);
});

function sizeOf(file: string): { width: number; height: number } | undefined {
  return readPictureHead(new Uint8Array(readFileSync(file)));
}

test('pages become pictures, at the resolution that is asked for, in a folder that is made', async () => {
  const twoPages = writeDocument({
    ...{ docId: '39', title: '虚构', width: 254, height: 127, isSigned: false },
    pages: [[{ text: '一', x: 20, y: 20, size: 6 }], [{ text: '二', x: 20, y: 20, size: 6 }]],
    customData: {},
  });
  const cwd = folderWith({ 'a.ofd': zipPackage(twoPages), 'b.ofd': zipPackage(FILES) });
  const console = recordedConsole({ cwd });
  expect(
    await ofd.run(['a.ofd', 'b.ofd', 'a.ofd', '--png', 'to/here', '--dpi', '72'], console),
  ).toBe(0);
  const folder = path.join(cwd, 'to/here');
  const names = ['a-p001.png', 'a-p002.png', 'b-p001.png', 'a-2-p001.png', 'a-2-p002.png'];
  expect(readdirSync(folder).sort()).toEqual(names.toSorted());
  expect(console.said).toEqual(names.map((name) => path.join(folder, name)));
  expect(sizeOf(path.join(folder, 'a-p001.png'))).toMatchObject({ width: 720, height: 360 });
  await ofd.run(['b.ofd', '--png', 'to/here'], recordedConsole({ cwd }));
  expect(sizeOf(path.join(folder, 'b-p001.png'))).toMatchObject({ width: 1_240, height: 827 });
});

test('pictures are listed as JSON, too', async () => {
  const console = recordedConsole({ cwd: folderWith({ 'a.ofd': zipPackage(FILES) }) });
  expect(await ofd.run(['a.ofd', '--png', '.', '--json'], console)).toBe(0);
  expect(console.said.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      file: 'a.ofd',
      dpi: 150,
      pictures: [expect.stringMatching(/a-p001\.png$/)],
    }),
  ]);
});

test('a page that cannot be drawn is told, the others are drawn', async () => {
  const files = { ...FILES };
  delete files['Doc_0/Pages/Page_0/Content.xml'];
  const console = recordedConsole({
    cwd: folderWith({ 'a.ofd': zipPackage(files), 'b.ofd': zipPackage(FILES) }),
  });
  expect(await ofd.run(['a.ofd', 'b.ofd', '--png', 'to'], console)).toBe(1);
  expect(console.complained[0]).toBe('a.ofd: page 1 cannot be drawn');
  expect(console.said).toHaveLength(1);
});

test('a folder that cannot be written to is told', async () => {
  const console = recordedConsole({ cwd: folderWith({ 'a.ofd': zipPackage(FILES), file: '' }) });
  expect(await ofd.run(['a.ofd', '--png', 'file/in'], console)).toBe(2);
  expect(console.complained[0]).toContain('cannot be written (ENOTDIR)');
});

test('Ctrl-C ends it before the next page', async () => {
  const console = recordedConsole({ cwd: folderWith({ 'a.ofd': zipPackage(FILES) }) });
  console.interrupt();
  await ofd.run(['a.ofd', '--png', 'to'], console);
  expect(console.said).toEqual([]);
});
