import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { unwrap } from '../../../../contract/result.ts';
import { readMetadata } from '../../../../documents/ofd/metadata.ts';
import { createOfdRenderer } from '../../../../documents/render/ofd-renderer.ts';
import { createSkiaHost } from '../../../../documents/render/skia.node.ts';
import { openOfd } from '../../../../documents/ofd/open-ofd.ts';
import { documentText } from '../../../../documents/ofd/text/page-text.ts';
import { readCertificate } from '../../../../documents/seal/certificate.ts';
import { nodeCrypto } from '../../../../documents/seal/foreign-crypto.node.ts';
import { readCrl } from '../../../../documents/seal/crl.ts';
import { verifyFile } from '../../../../documents/seal/verify.ts';
import { mod3736Fits } from '../../../../govcode/mod37-36.ts';
import { CERTIFICATES, type FileFlaw } from '../../../data/certificates.ts';
import { drawCertificate } from '../draw.ts';
import { MADE_AT, testSealing } from '../sealing.fixture.ts';

const MAX_BYTES = 1_000_000;
const OFD = CERTIFICATES.filter(({ type }) => type.mediaType === 'application/ofd');
const sealing = testSealing();
const drawn = OFD.map((certificate) => ({
  ...{ id: certificate.id, certificate, bytes: drawCertificate(certificate, sealing) },
}));
// Only now are those that are revoked on the list.
const files = Object.entries(sealing.authority.trustFiles());
const trust = {
  anchors: files.flatMap(([name, bytes]) =>
    name.endsWith('.cer') ? [readCertificate(bytes)!] : [],
  ),
  crls: files.flatMap(([name, bytes]) => (name.endsWith('.crl') ? [readCrl(bytes)!] : [])),
  foreign: nodeCrypto,
};

/** State and, where there is one, the reason that stands out. */
const VERDICTS: Readonly<Record<Exclude<FileFlaw, 'signed'>, string>> = {
  none: 'VALID',
  lapsed: 'VALID',
  'other-metadata': 'VALID',
  'partly-covered': 'VALID_PARTIAL',
  'unknown-maker': 'VALID_UNTRUSTED seal-maker-untrusted',
  changed: 'INVALID reference-digest-differs',
  'revoked-signer': 'INVALID revoked',
  'revoked-later': 'VALID_REVOKED revoked-later',
  unprotected: 'VALID_PARTIAL',
  unsealed: 'UNSIGNED',
  'other-digest': 'UNSUPPORTED',
  intricate: 'VALID',
};

test('six types are of OFD, and every flaw is in stock', () => {
  expect(new Set(OFD.map(({ type }) => type.id)).size).toBe(6);
  expect(new Set(OFD.map(({ file }) => file))).toEqual(new Set(Object.keys(VERDICTS)));
});

test.each(drawn)(
  '$id opens without a note, says who and what, and is small',
  ({ certificate, bytes }) => {
    expect(bytes.length).toBeLessThan(MAX_BYTES);
    const file = unwrap(openOfd(bytes));
    const [{ document }] = file.bodies as [(typeof file.bodies)[0]];
    expect(file.notes).toEqual([]);
    const text = documentText(document, { annotations: false }).join('').replaceAll(/\s/g, '');
    const { type, holders, identifier, issuer } = certificate;
    for (const word of [type.name, type.englishName, identifier, issuer.name, holders[0]!.name]) {
      expect(text).toContain(word.replaceAll(/\s/g, ''));
    }
    expect([...document.annotations.values()].flat().map((one) => one.type)).toEqual(['Watermark']);
    expect(document.outlines).toHaveLength(1 + certificate.annexes);
    expect(document.pages).toHaveLength(1 + certificate.annexes);
  },
);

test.each(drawn)('the verdict on $id is that of its flaw', ({ certificate, bytes }) => {
  const verdict = verifyFile(unwrap(openOfd(bytes)), { trust, now: MADE_AT });
  const told = verdict.signatures[0]?.steps.find(
    ({ verdict: one }) => one === 'failed' || one === 'limited',
  );
  const isPartial = verdict.state === 'VALID_PARTIAL';
  if (isPartial) expect(told?.step).toBe(10);
  const words = [verdict.state, ...(told && !isPartial ? [told.reason] : [])];
  expect(words.join(' ')).toBe(VERDICTS[certificate.file as keyof typeof VERDICTS]);
  if (verdict.signatures.length > 0) expect(verdict.signatures[0]?.stamps).toHaveLength(1);
});

test.each(drawn)(
  '$id carries its metadata in each place, those of another one only by its flaw',
  (one) => {
    const { certificate, bytes } = one;
    const metadata = readMetadata(unwrap(openOfd(bytes)), mod3736Fits);
    expect(metadata.contradictions).toEqual([]);
    expect(metadata.identifiers).toEqual(
      [
        'custom-data' as const,
        ...(certificate.annexes > 0 ? ['custom-tag' as const] : []),
        'attachment' as const,
      ].map((source) => ({
        ...{ text: certificate.identifier, source, isWellFormed: true },
      })),
    );
    const number = metadata.fields.find(({ name }) => name === 'ZZBH')?.value;
    expect(number === certificate.number).toBe(certificate.file !== 'other-metadata');
  },
);

test('one page cannot be drawn whole, all others can', { timeout: 60_000 }, async () => {
  const host = await createSkiaHost();
  const how = { scale: 0.5, rotation: 0, signal: { aborted: false } } as const;
  for (const { certificate, bytes } of drawn) {
    const renderer = createOfdRenderer(unwrap(openOfd(bytes)), host);
    const sheet = await renderer.draw(1, how);
    const expected = certificate.file === 'intricate' ? ['limit'] : [];
    expect([certificate.id, sheet?.lacks]).toEqual([certificate.id, expected]);
    sheet?.close();
    renderer.dispose();
  }
});

test('some embed their fonts and name glyphs, others name 宋体 and 楷体', () => {
  const fontsOf = (id: string) => {
    const { bytes } = drawn.find((one) => one.id === id)!;
    return [...unwrap(openOfd(bytes)).bodies[0]!.document.resources.fonts.values()];
  };
  expect(fontsOf('food-li').every(({ file }) => file?.endsWith('.ttf'))).toBe(true);
  expect(fontsOf('estate-zhao').some(({ file }) => file !== undefined)).toBe(false);
  const names = fontsOf('marriage-zhang-li').map(({ fontName }) => fontName);
  expect(names).toEqual(expect.arrayContaining(['宋体', '楷体']));
  const page = (id: string) =>
    strFromU8(
      unzipSync(drawn.find((one) => one.id === id)!.bytes)['Doc_0/Pages/Page_0/Content.xml']!,
    );
  expect(page('food-li')).toContain('<ofd:CGTransform');
  expect(page('estate-zhao')).not.toContain('<ofd:CGTransform');
});
