import type { OfdFile } from './open-ofd.ts';
import { type Element, readXml } from './container/xml.ts';

/** One metadata field of a certificate (GB/T 36903) and where it was found. */
export interface MetadataField {
  /** The pinyin short name, in capitals: `ZZMC`, `CZZT`, `KZ_…`. */
  readonly name: string;
  readonly value: string;
  readonly source: 'custom-data' | 'custom-tag' | 'attachment';
  /** Whether a signature covers every file that it comes from: anybody may have written the others. */
  readonly isCovered: boolean;
}

/** A certificate identifier (证照标识, GB/T 36904) as it stands in the file. */
export interface FoundIdentifier {
  readonly text: string;
  readonly source: MetadataField['source'];
  /** Whether it has the root, five parts and the right check character. */
  readonly isWellFormed: boolean;
}

export interface CertificateMetadata {
  /** Every field with a name of GB/T 36903, in the order of the file; one name may stand in two places. */
  readonly fields: readonly MetadataField[];
  readonly identifiers: readonly FoundIdentifier[];
  /** Names whose values differ from place to place: nobody can tell which one counts. */
  readonly contradictions: readonly string[];
}

const SHORT_NAMES = [
  ...['ZZLXMC', 'ZZLXDM', 'ZZMC', 'ZZBH', 'ZZBS', 'ZZBFJG', 'ZZBFJGDM', 'ZZBFJGJB', 'ZZBFRQ'],
  ...['CZZT', 'CZZTDM', 'CZZTDMLX', 'CZZTDMLXDM', 'ZZYXQQSRQ', 'ZZYXQQSSJ', 'ZZYXQJZRQ'],
  ...['ZZYXQJZSJ', 'ZZZT', 'JZJZZSJ', 'JZJZZZ', 'JZJZZSY', 'JZJYXQJZSJ', 'JZJID', 'SZQM'],
];
const EXTENSION = /^KZ_\w{1,60}$/;
const IDENTIFIER = 'ZZBS';
const IDENTIFIER_PARTS =
  /^1\.2\.156\.3005\.2\.([0-9A-Z]+)\.([0-9A-Z]+)\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/;
/** Longer values are no metadata, in characters. */
const MAX_VALUE = 2_000;
const MAX_FIELDS = 1_000;
/** An attachment that holds metadata is small, in bytes; a larger one is not unpacked for them. */
const MAX_ATTACHMENT_BYTES = 1_024 * 1_024;
/** All attachments that are looked at. */
const MAX_ALL_BYTES = 8 * MAX_ATTACHMENT_BYTES;
const NOTHING: ReadonlySet<string> = new Set();

type Origin = Pick<MetadataField, 'source' | 'isCovered'>;

/**
 * The metadata that a file carries: in CustomDatas, in the trees of custom tags, and in attachments in
 * XML whose elements have the short names of GB/T 36903.
 *
 * @param checkFits whether the last character is the check character (MOD 37,36) of those before it
 * @param covered files that a signature covers, as `verifyFile` finds them
 */
export function readMetadata(
  { bodies, package: files, context }: OfdFile,
  checkFits: (text: string) => boolean,
  covered: ReadonlySet<string> = NOTHING,
): CertificateMetadata {
  const fields: MetadataField[] = [];
  function add(given: string, value: string, from: Origin): void {
    const name = given.toUpperCase();
    const isKnown = SHORT_NAMES.includes(name) || EXTENSION.test(name);
    if (!isKnown || value === '' || value.length > MAX_VALUE || fields.length >= MAX_FIELDS) return;
    fields.push({ name, value, ...from });
  }
  function addTree(element: Element, from: Origin): void {
    add(element.name, element.text, from);
    add(element.attributes.Name ?? '', element.text, from);
    for (const child of element.children) addTree(child, from);
  }
  const from = (source: Origin['source'], places: readonly string[]): Origin => ({
    source,
    isCovered: places.every((path) => covered.has(path)),
  });
  const looked = new Set<string>();
  let left = MAX_ALL_BYTES;
  for (const { info, document } of bodies) {
    for (const { name, value } of info.customData) {
      add(name, value, from('custom-data', [context.path]));
    }
    for (const { root, files: places } of document.customTags) {
      addTree(root, from('custom-tag', places));
    }
    for (const { file, list = '' } of document.attachments) {
      const key = `${list}\0${file}`;
      if (!file?.toLowerCase().endsWith('.xml') || looked.has(key)) continue;
      looked.add(key);
      // By the directory, before it is unpacked.
      const size = files.sizeOf(file) ?? Infinity;
      if (size > MAX_ATTACHMENT_BYTES || size > left) continue;
      left -= size;
      const bytes = files.read(file, 'attachment');
      const root = bytes.ok ? readXml(bytes.value, 'attachment', files.limits) : bytes;
      if (root.ok) addTree(root.value, from('attachment', [list, file]));
    }
  }
  const identifiers = fields
    .filter(({ name }) => name === IDENTIFIER)
    .map(({ value, source }) => ({ text: value, source, isWellFormed: isIdentifier(value) }));
  return { fields, identifiers, contradictions: contradictionsOf(fields) };

  function isIdentifier(text: string): boolean {
    const parts = IDENTIFIER_PARTS.exec(text.toUpperCase());
    return parts !== null && checkFits(parts.slice(1).join(''));
  }
}

function contradictionsOf(fields: readonly MetadataField[]): readonly string[] {
  const names = new Set(fields.map(({ name }) => name));
  return [...names].filter((name) => {
    const bySource = new Map<string, string>();
    for (const field of fields.filter((one) => one.name === name)) {
      bySource.set(field.source, `${bySource.get(field.source) ?? ''}\0${field.value}`);
    }
    return new Set(bySource.values()).size > 1;
  });
}
