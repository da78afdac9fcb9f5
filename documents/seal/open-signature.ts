import { findFile, openPart, type ReadContext } from '../ofd/model/read-context.ts';
import { readSesSignature, type SesSignature } from './ses-signature.ts';
import { readSignatureFile, type SignatureFile } from './signature-file.ts';
import type { ListedSignature } from './signature-list.ts';
import { unreadable } from './steps.ts';
import type { SignatureVerdict } from './verdict.ts';

/** A signature of the list with its files. */
export interface OpenedSignature {
  readonly listed: ListedSignature;
  readonly context: ReadContext;
  readonly file: SignatureFile;
  /** Signature.xml as it is. */
  readonly xml: Uint8Array;
  /** SignedValue.dat. */
  readonly value: Uint8Array;
  /** The same, where it is one with a seal; its type in the list is what anybody has written there. */
  readonly ses?: SesSignature;
  readonly sealFile?: Uint8Array;
}

/**
 * Opens the files of one signature and tells them from those that it should cover.
 *
 * @param own files that belong to the signatures of the list; what belongs to this one is added
 */
export function openSignature(
  listed: ListedSignature,
  list: ReadContext,
  own: Set<string>,
): OpenedSignature | SignatureVerdict {
  const { id, type, location } = listed;
  const where = `signature ${id}`;
  const part = openPart(location, where, list);
  // A file that stands in the list twice would cost its time as often as it stands there.
  if (!part.ok || own.has(part.value.context.path)) {
    return unreadable(id, type, 'signature-file-unreadable');
  }
  const { root, context } = part.value;
  const file = readSignatureFile(root);
  own.add(context.path);
  const xml = context.package.read(context.path, where);
  if (!xml.ok) return unreadable(id, type, 'signature-file-unreadable');
  const value = ownFile(file.signedValue);
  if (!value) return unreadable(id, type, 'signed-value-unreadable');
  const ses = readSesSignature(value);
  // Without a seal in its value any file could be called its seal, and would have to be covered by nobody.
  const sealFile = ses && ownFile(file.seal);
  return {
    listed,
    context,
    file,
    xml: xml.value,
    value,
    ...(ses && { ses }),
    ...(sealFile && { sealFile }),
  };

  function ownFile(target: string | undefined): Uint8Array | undefined {
    const path = target === undefined ? undefined : findFile(target, context);
    if (path === undefined) return undefined;
    own.add(path);
    const bytes = context.package.read(path, where);
    return bytes.ok ? bytes.value : undefined;
  }
}
