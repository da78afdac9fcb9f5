import { systemClock } from '../../contract/clock.node.ts';
import type { Note } from '../../documents/note.ts';
import { type CertificateMetadata, readMetadata } from '../../documents/ofd/metadata.ts';
import type { Attachment } from '../../documents/ofd/model/attachments.ts';
import type { DocInfo } from '../../documents/ofd/model/doc-info.ts';
import { everyPage } from '../../documents/ofd/model/every-page.ts';
import type { Box } from '../../documents/ofd/model/geometry.ts';
import type { OfdFile } from '../../documents/ofd/open-ofd.ts';
import { NO_TRUST } from '../../documents/seal/chain.ts';
import { verifyFile } from '../../documents/seal/verify.ts';
import { mod3736Fits } from '../../govcode/mod37-36.ts';
import { formatTable } from '../table.ts';
import type { Text } from '../text.ts';

interface DocumentFacts extends DocInfo {
  /** Paper of each page in millimetres; `null` for a page that cannot be read. */
  readonly pages: readonly (Box | null)[];
  readonly fonts: readonly { readonly fontName: string; readonly isEmbedded: boolean }[];
  readonly media: number;
  readonly attachments: readonly Attachment[];
  /** The type of each. */
  readonly annotations: readonly string[];
  readonly customTags: number;
  readonly outlines: number;
  readonly isSigned: boolean;
}

export interface OfdInfo {
  readonly version: string | undefined;
  readonly files: number;
  /** Whether any document has signatures. */
  readonly isSealed: boolean;
  readonly documents: readonly DocumentFacts[];
  readonly metadata: CertificateMetadata;
  readonly notes: readonly Note[];
}

/** What `--info` tells of a file; with `--json` as it is. */
export function infoOf(file: OfdFile): OfdInfo {
  const isSealed = file.bodies.some(({ signatures }) => signatures !== undefined);
  const { covered } = verifyFile(file, { trust: NO_TRUST, now: systemClock.now() });
  const { fields, identifiers, contradictions } = readMetadata(file, mod3736Fits, covered);
  const documents = file.bodies.map(({ info, document, signatures }) => {
    const pages = Array.from(everyPage(document), (page) => page?.area.physical ?? null);
    return {
      ...info,
      pages,
      fonts: [...document.resources.fonts.values()].map(({ fontName, file: embedded }) => ({
        fontName,
        isEmbedded: embedded !== undefined,
      })),
      media: document.resources.media.size,
      attachments: document.attachments,
      annotations: [...document.annotations.values()].flat().map(({ type }) => type),
      customTags: document.customTags.length,
      outlines: document.outlines.length,
      isSigned: signatures !== undefined,
    };
  });
  return {
    version: file.version,
    files: file.package.paths.length,
    isSealed,
    documents,
    metadata: { fields, identifiers, contradictions },
    notes: file.notes,
  };
}

/** The same as lines for a person. */
export function infoLines(info: OfdInfo, text: Text): readonly string[] {
  const lines = info.documents.flatMap((one, index) => {
    const sizes = one.pages.map((box) => (box ? `${box.w} × ${box.h}` : '?'));
    const rows: [string, string][] = [
      [text('ofd.title'), one.title ?? ''],
      [text('ofd.docId'), one.docId ?? ''],
      [text('ofd.created'), one.creationDate ?? ''],
      [text('ofd.creator'), [one.creator, one.creatorVersion].filter(Boolean).join(' ')],
      [text('ofd.pages'), `${one.pages.length} (${[...new Set(sizes)].join(', ')} mm)`],
      [text('ofd.fonts'), one.fonts.map(({ fontName }) => fontName).join(', ')],
      [text('ofd.attachments'), one.attachments.map(({ name }) => name).join(', ')],
      [text('ofd.annotations'), one.annotations.join(', ')],
      ...one.customData.map(({ name, value }): [string, string] => [name, value]),
    ];
    const head = [text('ofd.document', { number: index + 1 }), ''];
    return formatTable([head, ...rows.filter(([, value]) => value !== '')]);
  });
  const { identifiers, contradictions, fields } = info.metadata;
  const open = new Set(fields.flatMap(({ name, isCovered }) => (isCovered ? [] : [name])));
  return [
    ...lines,
    ...identifiers.map(({ text: identifier, isWellFormed }) =>
      text(isWellFormed ? 'ofd.identifier' : 'ofd.badIdentifier', { identifier }),
    ),
    ...contradictions.map((name) => text('ofd.contradiction', { name })),
    ...(info.isSealed && open.size > 0
      ? [text('ofd.uncovered', { names: [...open].join(', ') })]
      : []),
    ...info.notes.map(({ code, where }) => `${text(`ofd.note.${code}`)} (${where})`),
  ];
}
