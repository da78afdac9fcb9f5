import { childrenOf } from '../ofd/container/xml.ts';
import { openPart, type ReadContext } from '../ofd/model/read-context.ts';
import type { DocBody, OfdFile } from '../ofd/open-ofd.ts';

/** Signatures of one file that are verified and shown; each costs some tens of milliseconds. */
const MAX_SIGNATURES = 64;
/** Longer names are none, in characters. */
const MAX_ID = 20;

/** One entry of Signatures.xml (GB/T 33190-2016, 18.1). */
export interface ListedSignature {
  /** Printable, of at most 20 characters; its place in the list where it has none. */
  readonly id: string;
  readonly type: 'Seal' | 'Sign';
  /** Of its Signature.xml. */
  readonly location: string;
}

/** The list of one document. */
export interface SignatureList {
  readonly body: DocBody;
  /** The reader of the list; missing where it cannot be read. */
  readonly context?: ReadContext;
  readonly signatures: readonly ListedSignature[];
  /** Whether there are more of them than are looked at. */
  readonly hasMore: boolean;
}

/**
 * The signatures of all documents of a file, in their order. Whoever verifies them and whoever shows
 * them read this one list, so that a seal on a page is found by its index among the verdicts.
 */
export function signatureLists(file: OfdFile): readonly SignatureList[] {
  let left = MAX_SIGNATURES;
  return file.bodies.flatMap((body): readonly SignatureList[] => {
    if (body.signatures === undefined) return [];
    const list = openPart(body.signatures, 'signatures', file.context);
    if (!list.ok) return [{ body, signatures: [], hasMore: false }];
    const { root, context } = list.value;
    const all = childrenOf(root, 'Signature');
    const signatures = all.slice(0, left).map(({ attributes }, index): ListedSignature => ({
      id: printable(attributes.ID) || String(index + 1),
      type: attributes.Type === 'Sign' ? 'Sign' : 'Seal',
      location: attributes.BaseLoc ?? '',
    }));
    left -= signatures.length;
    return [{ body, context, signatures, hasMore: signatures.length < all.length }];
  });
}

/** Any text may stand for an id: nothing that a console obeys or that turns the direction of a text. */
function printable(id = ''): string {
  return [...id.slice(0, 8 * MAX_ID).replaceAll(/[\p{C}\p{Z}]/gu, '')].slice(0, MAX_ID).join('');
}
