import { child, childrenOf, childText, type Element } from '../ofd/container/xml.ts';
import { defined } from '../ofd/model/graphic-unit.ts';
import type { Box } from '../ofd/model/geometry.ts';
import { boxOf, idOf } from '../ofd/model/values.ts';
import { parseTime } from './der-values.ts';

/** Where a seal is shown (StampAnnot, GB/T 33190 18.2.3). Millimetres. */
export interface StampAnnotation {
  /** By its id. */
  readonly page: number;
  readonly boundary: Box;
  /** The part of the picture that is shown, from the corner of the boundary: seals over several pages. */
  readonly clip?: Box;
}

/** Signature.xml (GB/T 33190-2016, 18.2) as it says what it covers. */
export interface SignatureFile {
  readonly provider: string;
  readonly method?: string;
  /** Milliseconds since 1970. */
  readonly signedAt?: number;
  readonly checkMethod?: string;
  readonly references: readonly { readonly file: string; readonly digest: string }[];
  readonly stamps: readonly StampAnnotation[];
  /** Location of the seal, where it is a file of its own. */
  readonly seal?: string;
  readonly signedValue?: string;
}

const CHINA_OFFSET = '+0800';
/** Each is drawn, and is a button: 90,000 fit into a small file. */
const MAX_STAMPS = 1_000;
/** Of one signature on one page. */
const MAX_STAMPS_OF_PAGE = 16;

export function readSignatureFile(root: Element): SignatureFile {
  const info = child(root, 'SignedInfo');
  const references = child(info, 'References');
  return {
    provider: child(info, 'Provider')?.attributes.ProviderName ?? '',
    references: childrenOf(references, 'Reference').map((one) => ({
      file: one.attributes.FileRef ?? '',
      digest: childText(one, 'CheckValue') ?? '',
    })),
    stamps: stampsOf(childrenOf(info, 'StampAnnot')),
    ...defined({
      method: childText(info, 'SignatureMethod'),
      signedAt: signatureTime(childText(info, 'SignatureDateTime')),
      checkMethod: references?.attributes.CheckMethod,
      seal: childText(child(info, 'Seal') ?? child(root, 'Seal'), 'BaseLoc'),
      signedValue: childText(root, 'SignedValue'),
    }),
  };
}

/** Those beyond all measure are left out: neither drawn nor counted for what a seal has to cover. */
function stampsOf(elements: readonly Element[]): readonly StampAnnotation[] {
  const stamps: StampAnnotation[] = [];
  const ofPage = new Map<number, number>();
  for (const { attributes } of elements) {
    const [page, boundary] = [idOf(attributes.PageRef), boxOf(attributes.Boundary)];
    if (page === undefined || !boundary) continue;
    const count = ofPage.get(page) ?? 0;
    if (count === MAX_STAMPS_OF_PAGE) continue;
    if (stamps.length === MAX_STAMPS) break;
    ofPage.set(page, count + 1);
    const clip = boxOf(attributes.Clip);
    stamps.push({ page, boundary, ...(clip && { clip }) });
  }
  return stamps;
}

/** SignatureDateTime in the three ways it is written; without a zone it is the time of China. */
export function signatureTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const digits = text.replaceAll(/[-:T ]/g, '');
  return parseTime(/^\d+$/.test(digits) ? digits + CHINA_OFFSET : digits);
}
