import { findFile, openPart, type ReadContext } from '../ofd/model/read-context.ts';
import type { DocBody, OfdFile } from '../ofd/open-ofd.ts';
import type { Seal } from './seal.ts';
import { readSesSignature } from './ses-signature.ts';
import { readSignatureFile, type SignatureFile } from './signature-file.ts';
import { signatureLists } from './signature-list.ts';

/** What a signature puts on the pages of its document, whatever it is worth. */
export interface SealOnFile {
  readonly body?: DocBody;
  /** Missing for a signature without a seal, and for one that cannot be read. */
  readonly seal?: Seal;
  readonly stamps: SignatureFile['stamps'];
}

const NOTHING: SealOnFile = { stamps: [] };

/**
 * Reads all seals of a file to show them; nothing is verified. One entry for each signature, in the order
 * of the verdicts of `verifyFile`.
 */
export function readSeals(file: OfdFile): readonly SealOnFile[] {
  return signatureLists(file).flatMap(({ body, context, signatures, hasMore }) => {
    if (!context) return [NOTHING];
    const seen = new Set([context.path]);
    const read = signatures.map(({ location }) => readSeal(location, body, context, seen));
    // Those that are not looked at have one verdict together.
    return hasMore ? [...read, NOTHING] : read;
  });
}

function readSeal(
  location: string,
  body: DocBody,
  list: ReadContext,
  seen: Set<string>,
): SealOnFile {
  const part = openPart(location, 'signature', list);
  if (!part.ok || seen.has(part.value.context.path)) return NOTHING;
  const { root, context } = part.value;
  seen.add(context.path);
  const { stamps, signedValue } = readSignatureFile(root);
  const path = signedValue === undefined ? undefined : findFile(signedValue, context);
  const bytes = path === undefined ? undefined : context.package.read(path, 'signature');
  const seal = bytes?.ok ? readSesSignature(bytes.value)?.seal : undefined;
  return { body, stamps, ...(seal && { seal }) };
}
