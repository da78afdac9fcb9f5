import { strToU8, zipSync } from 'fflate';
import { issueCertificate } from '../../../documents/builder/issue-certificate.ts';
import { makeSeal } from '../../../documents/builder/make-seal.ts';
import {
  SIGNATURE_XML,
  SIGNED_VALUE,
  signPackage,
} from '../../../documents/builder/sign-package.ts';
import {
  type PackageFiles,
  writeDocument,
  zipPackage,
} from '../../../documents/builder/write-package.ts';
import { DEFAULT_LIMITS, type DocumentLimits } from '../../../documents/limits.ts';
import { readXml } from '../../../documents/ofd/container/xml.ts';
import { readMetadata } from '../../../documents/ofd/metadata.ts';
import { openOfd } from '../../../documents/ofd/open-ofd.ts';
import { documentText } from '../../../documents/ofd/text/page-text.ts';
import { readCertificate } from '../../../documents/seal/certificate.ts';
import { NO_TRUST } from '../../../documents/seal/chain.ts';
import { readCrl } from '../../../documents/seal/crl.ts';
import { readSeal } from '../../../documents/seal/seal.ts';
import { readSesSignature } from '../../../documents/seal/ses-signature.ts';
import { readSignedData } from '../../../documents/seal/signed-data.ts';
import { readTimestamp } from '../../../documents/seal/timestamp-token.ts';
import { timestampOf } from '../../../documents/seal/timestamp.test-support.node.ts';
import { verifyFile } from '../../../documents/seal/verify.ts';
import { mod3736Fits } from '../../../govcode/mod37-36.ts';
import type { FuzzTarget } from '../frame/target.ts';

/** What the brief of the room allows to one hostile file, in milliseconds. */
const LIMIT_MS = 5_000;
const AT = Date.UTC(2026, 5, 1);
/** Small, so that an input that reaches a limit does so soon. */
const LIMITS: DocumentLimits = { ...DEFAULT_LIMITS, totalBytes: 32 * 1_024 * 1_024 };

let state = 1;
/** The same seeds in every run. */
function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
}

const SPAN = { notBefore: AT - 1_000, notAfter: AT + 1_000 };
const SIGNER = issueCertificate({ name: '虚构', serial: 1, isCa: true, ...SPAN }, bytesOf);
const SEALS = (['V1', 'V4', 'V5'] as const).map((form) => ({
  form,
  seal: makeSeal(
    {
      ...{ form, name: '虚构章', id: '39', maker: SIGNER, holders: [SIGNER], size: 40 },
      ...{ validFrom: AT - 1_000, validTo: AT + 1_000 },
      picture: { type: 'PNG', data: bytesOf(16) },
    },
    bytesOf,
  ),
}));

const PLAIN = writeDocument({
  ...{ docId: '39', title: '虚构', width: 210, height: 140, isSigned: true },
  pages: [[{ text: '居住证 Residence', x: 20, y: 20, size: 6 }]],
  customData: { ZZMC: '居住证' },
});

/** Graphics of every kind, so that mutations of them reach every reader. */
const RICH: PackageFiles = {
  ...PLAIN,
  'Doc_0/Pages/Page_0/Content.xml': strToU8(`<Page><Template TemplateID="9"/><Content><Layer>
    <PathObject Boundary="0 0 9 9" CTM="1 0 0 1 0 0"><Clips><Clip><Area><Path><AbbreviatedData>M 0 0</AbbreviatedData></Path></Area></Clip></Clips>
    <FillColor Value="1 2 3"><RadialShd StartPoint="0 0" EndPoint="1 1"><Segment><Color Value="#FF0000"/></Segment></RadialShd></FillColor></PathObject>
    <TextObject Boundary="0 0 9 9" Size="3"><CGTransform Glyphs="1"/><TextCode X="1" Y="2" DeltaX="g 5 3 4">甲乙丙</TextCode></TextObject>
    <PageBlock><CompositeObject ResourceID="5" Boundary="0 0 1 1"/></PageBlock></Layer></Content></Page>`),
  'Doc_0/PublicRes.xml': strToU8(
    '<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="5"><Content><CompositeObject ResourceID="5" Boundary="0 0 1 1"/></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>',
  ),
};

const SIGNED = SEALS.map((use) =>
  signPackage(PLAIN, { signer: SIGNER, at: AT, randomBytes: bytesOf }, use),
);

/** Opens, reads, verifies: whatever the bytes, the answers are values. */
function useAll(bytes: Uint8Array): void {
  const file = openOfd(bytes, LIMITS);
  if (!file.ok) {
    if (!file.error.code.startsWith('DOC_')) throw new Error('a failure of another room');
    return;
  }
  for (const { document } of file.value.bodies) documentText(document);
  readMetadata(file.value, mod3736Fits);
  const { state: verdict, signatures } = verifyFile(file.value, { trust: NO_TRUST, now: AT });
  if (verdict === 'VALID') throw new Error('valid without anybody to trust');
  if (signatures.some(({ steps }) => steps.length !== 11)) throw new Error('a step is missing');
}

const zip: FuzzTarget = {
  name: 'ofd-zip',
  seeds: [PLAIN, RICH, ...SIGNED].map(zipPackage),
  maxBytes: 65_536,
  limitMs: LIMIT_MS,
  run: useAll,
};

/** One file of a package takes the bytes of the input, the rest is as it should be. */
function insideTarget(name: string, path: string, whole: PackageFiles): FuzzTarget {
  const seed = whole[path];
  if (!seed) throw new Error(`no seed for ${name}`);
  return {
    name,
    seeds: [seed],
    maxBytes: 65_536,
    limitMs: LIMIT_MS,
    run: (bytes) => useAll(zipSync({ ...whole, [path]: bytes }, { level: 0 })),
  };
}

const [sealed = PLAIN] = SIGNED.slice(1);

/** XML as a text of pieces: what mutations of bytes seldom reach. */
const xml: FuzzTarget = {
  name: 'ofd-xml',
  seeds: Object.values(RICH),
  maxBytes: 65_536,
  limitMs: LIMIT_MS,
  run: (bytes) => void readXml(bytes, 'it', LIMITS),
};

const READERS_OF_DER = [
  ...[readSeal, readSesSignature, readSignedData, readTimestamp, readCertificate, readCrl],
];

const structures: FuzzTarget = {
  name: 'seal-der',
  seeds: [
    ...SEALS.map(({ seal }) => seal),
    ...SIGNED.flatMap((files) => files[SIGNED_VALUE] ?? []),
    SIGNER.certificate,
    timestampOf(bytesOf(16)),
  ],
  maxBytes: 16_384,
  limitMs: LIMIT_MS,
  run(bytes) {
    for (const read of READERS_OF_DER) read(bytes);
  },
};

/** A package that was signed is never valid with other content: a changed file is always found. */
const tampered: FuzzTarget = {
  name: 'ofd-tampered',
  seeds: [sealed].map(zipPackage),
  maxBytes: 65_536,
  limitMs: LIMIT_MS,
  run(bytes) {
    const file = openOfd(bytes, LIMITS);
    if (!file.ok || file.value.bodies.length !== 1) return;
    const verdict = verifyFile(file.value, { trust: NO_TRUST, now: AT });
    if (verdict.state !== 'VALID_UNTRUSTED') return;
    const signature = verdict.signatures[0];
    const open = signature?.steps[9]?.files ?? [];
    const names = Object.keys(PLAIN).filter((path) => !open.includes(path));
    for (const path of names) {
      const now = file.value.package.read(path, 'it');
      const then = PLAIN[path];
      if (!now.ok || !then || Buffer.compare(now.value, then) !== 0) {
        throw new Error('a changed file was called unchanged');
      }
    }
  },
};

export const documentTargets: readonly FuzzTarget[] = [
  zip,
  insideTarget('ofd-page', 'Doc_0/Pages/Page_0/Content.xml', RICH),
  insideTarget('ofd-root', 'OFD.xml', RICH),
  insideTarget('ofd-document', 'Doc_0/Document.xml', RICH),
  insideTarget('ofd-resources', 'Doc_0/PublicRes.xml', RICH),
  insideTarget('ofd-signature-xml', SIGNATURE_XML, sealed),
  insideTarget('ofd-signed-value', SIGNED_VALUE, sealed),
  xml,
  structures,
  tampered,
];
