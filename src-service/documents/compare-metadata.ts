import { type CertificateCheck, COMPARED_FIELDS } from '../../contract/certificate-check.ts';
import type { CertificateMetadata, MetadataField } from '../../documents/ofd/metadata.ts';
import { isSameIdentifier } from '../platform/certificate-identifier.ts';
import type { ListedCertificate } from '../platform/certificate-source.ts';
import { isEndless, metadataDate } from '../platform/metadata-date.ts';
import { type HolderFacts, strangers } from './holder.ts';

type Field = (typeof COMPARED_FIELDS)[number];
type OwnField = Exclude<Field, 'holderName' | 'holderCode'>;
type Metadata = CertificateCheck['metadata'];

/** What of a listed certificate is held against its file. */
export type Listed = Pick<
  ListedCertificate,
  'identifier' | 'typeCode' | 'number' | 'issuerName' | 'issuedOn' | 'validTo'
>;

/** Short names of GB/T 36903; of some two spellings are in use. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  identifier: ['ZZBS'],
  typeCode: ['ZZLXDM'],
  number: ['ZZBH'],
  issuer: ['ZZBFJG'],
  issuedOn: ['ZZBFRQ'],
  validTo: ['ZZYXQJZRQ', 'ZZYXQJZSJ'],
  holderName: ['CZZT'],
  holderCode: ['CZZTDM'],
};

const ENDLESS = 'endless';
/** Letters, digits and signs as one writes them: full and half width, capitals and spaces aside. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase();
}

/** The day in one spelling; what is no day stays as it is, and differs from every one. */
function day(text: string): string {
  return isEndless(text) ? ENDLESS : (metadataDate(text) ?? text);
}

/** Whether a value of the file is what was listed; a listed value that is empty says nothing. */
function isSame(field: OwnField, value: string, listed: Listed): boolean {
  switch (field) {
    case 'identifier':
      return isSameIdentifier(value.trim(), listed.identifier);
    case 'typeCode':
      return plain(value) === plain(listed.typeCode);
    case 'number':
      return listed.number === '' || plain(value) === plain(listed.number);
    case 'issuer':
      return listed.issuerName === '' || plain(value) === plain(listed.issuerName);
    case 'issuedOn':
      return day(value) === listed.issuedOn;
    case 'validTo':
      return day(value) === (listed.validTo ?? ENDLESS);
  }
}

function valuesOf(field: Field, fields: readonly MetadataField[]): readonly string[] {
  return fields.filter(({ name }) => NAMES[field].includes(name)).map(({ value }) => value);
}

/**
 * Holders may stand in one field, joined, or one by one; in each part of the file for itself, so that
 * nobody who adds a name to what was sealed becomes one of them.
 */
function strangersIn(fields: readonly MetadataField[], holder: HolderFacts): ReadonlySet<Field> {
  const placeOf = ({ source, isCovered }: MetadataField): string => `${source} ${isCovered}`;
  const found = [...new Set(fields.map(placeOf))].flatMap((place) => {
    const here = fields.filter((field) => placeOf(field) === place);
    const names = valuesOf('holderName', here).join(',');
    return strangers(names, valuesOf('holderCode', here).join(','), holder);
  });
  return new Set(found);
}

/**
 * Holds what a file says of itself (GB/T 36903) against what the platform has listed. A field that
 * the file does not have says nothing; one that stands in several places has to be right in each, and
 * is proved by one that is covered. Nothing but the names of fields comes out.
 */
export function compareMetadata(
  { fields }: CertificateMetadata,
  listed: Listed,
  holder: HolderFacts,
): Metadata {
  if (COMPARED_FIELDS.every((field) => valuesOf(field, fields).length === 0)) {
    return { state: 'absent', differing: [] };
  }
  const notHis = strangersIn(fields, holder);
  const differing = COMPARED_FIELDS.filter((field) =>
    field === 'holderName' || field === 'holderCode'
      ? notHis.has(field)
      : valuesOf(field, fields).some((value) => !isSame(field, value, listed)),
  );
  if (differing.length > 0) return { state: 'differs', differing };
  const covered = fields.filter(({ isCovered }) => isCovered);
  const unprotected = COMPARED_FIELDS.filter(
    (field) => valuesOf(field, fields).length > 0 && valuesOf(field, covered).length === 0,
  );
  return unprotected.length > 0
    ? { state: 'unprotected', differing, unprotected }
    : { state: 'same', differing };
}
