import { type DerNode, readDer, sequenceOf, TAG } from './der.ts';
import { bitsOf, octetsOf, oidOf, smallInteger, textOf, timeOf } from './der-values.ts';
import { derSequence } from './der-write.ts';

/** V1: GM/T 0031-2014; V4: GB/T 38540-2020; V5: GM/T 0031-2025. */
export type SealForm = 'V1' | 'V4' | 'V5';

/** An electronic seal (电子印章, SESeal). */
export interface Seal {
  readonly form: SealForm;
  /** As it stands in the file. */
  readonly der: Uint8Array;
  readonly id: string;
  readonly vendor: string;
  readonly name: string;
  readonly type: number;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  readonly validFrom: number;
  readonly validTo: number;
  /** Who may use it: certificates as DER, or their digests. */
  readonly holders: SealHolders;
  readonly picture: SealPicture;
  readonly maker: {
    /** DER. */
    readonly certificate: Uint8Array;
    readonly algorithm: string;
    readonly signature: Uint8Array;
    /** What the maker has signed. */
    readonly signed: Uint8Array;
  };
}

export type SealHolders =
  | { readonly kind: 'certificates'; readonly values: readonly Uint8Array[] }
  | { readonly kind: 'digests'; readonly values: readonly Uint8Array[] };

export interface SealPicture {
  /** `PNG`, `JPG`, `BMP`, `GIF`, `SVG`, `OFD`, in capitals. */
  readonly type: string;
  readonly data: Uint8Array;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

const DIGEST_LIST = 2;

/** Reads a seal of any form; `undefined` for bytes that are none. */
export function readSeal(bytes: Uint8Array): Seal | undefined {
  const node = readDer(bytes);
  const parts = sequenceOf(node);
  const info = parts?.[0];
  const fields = sequenceOf(info);
  if (!node || !parts || !info || !fields) return undefined;
  const [header, id, property, pictureNode] = fields;
  const [, versionNode, vendor] = sequenceOf(header) ?? [];
  const version = smallInteger(versionNode);
  const picture = readPicture(pictureNode);
  const isV1 = parts.length === 2;
  const details = readProperty(property, isV1);
  const maker = isV1 ? makerOfV1(info, parts[1]) : makerOf(info, parts);
  if (!details || !picture || !maker || version === undefined) return undefined;
  const form = isV1 ? 'V1' : version >= 5 ? 'V5' : 'V4';
  const words = { id: textOf(id) ?? '', vendor: textOf(vendor) ?? '' };
  return { form, der: node.whole, ...words, ...details, picture, maker };
}

function makerOfV1(info: DerNode, node: DerNode | undefined): Seal['maker'] | undefined {
  const [certificate, algorithm, signature] = sequenceOf(node) ?? [];
  const made = makerFields(certificate, algorithm, signature);
  if (!made || !certificate || !algorithm) return undefined;
  return { ...made, signed: derSequence(info.whole, certificate.whole, algorithm.whole) };
}

function makerOf(info: DerNode, parts: readonly DerNode[]): Seal['maker'] | undefined {
  const made = makerFields(parts[1], parts[2], parts[3]);
  return made && { ...made, signed: info.whole };
}

function makerFields(
  certificate: DerNode | undefined,
  algorithm: DerNode | undefined,
  signature: DerNode | undefined,
): Omit<Seal['maker'], 'signed'> | undefined {
  const values = {
    certificate: octetsOf(certificate),
    algorithm: oidOf(algorithm),
    signature: bitsOf(signature),
  };
  const { certificate: der, algorithm: oid, signature: bits } = values;
  return der && oid !== undefined && bits
    ? { certificate: der, algorithm: oid, signature: bits }
    : undefined;
}

function readProperty(
  node: DerNode | undefined,
  isV1: boolean,
): Pick<Seal, 'name' | 'type' | 'createdAt' | 'validFrom' | 'validTo' | 'holders'> | undefined {
  const fields = sequenceOf(node);
  if (!fields) return undefined;
  const [type, name, ...rest] = fields;
  const listType = isV1 ? 1 : smallInteger(rest[0]);
  const [list, created, from, to] = isV1 ? rest : rest.slice(1);
  const [createdAt, validFrom, validTo] = [timeOf(created), timeOf(from), timeOf(to)];
  const holders = readHolders(list, listType);
  if (validFrom === undefined || validTo === undefined || !holders) return undefined;
  return {
    ...{ name: textOf(name) ?? '', type: smallInteger(type) ?? 0, validFrom, validTo, holders },
    ...(createdAt !== undefined && { createdAt }),
  };
}

function readHolders(list: DerNode | undefined, type: number | undefined): SealHolders | undefined {
  const items = sequenceOf(list);
  if (!items) return undefined;
  const values = items.flatMap((item) => {
    const value = item.tag === TAG.sequence ? sequenceOf(item)?.[1] : item;
    const octets = octetsOf(value);
    return octets ? [octets] : [];
  });
  return { kind: type === DIGEST_LIST ? 'digests' : 'certificates', values };
}

function readPicture(node: DerNode | undefined): SealPicture | undefined {
  const [type, data, width, height] = sequenceOf(node) ?? [];
  const octets = octetsOf(data);
  const name = textOf(type)?.toUpperCase();
  if (!octets || name === undefined) return undefined;
  const size = { width: smallInteger(width) ?? 0, height: smallInteger(height) ?? 0 };
  return { type: name, data: octets, ...size };
}
