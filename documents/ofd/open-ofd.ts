import type { Failure } from '../../contract/failures.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { DocumentLimits } from '../limits.ts';
import type { Note } from '../note.ts';
import { openPackage, type OfdPackage } from './container/package.ts';
import { refuse } from './container/refusal.ts';
import { child, childrenOf, childText, type Element } from './container/xml.ts';
import { type DocInfo, readDocInfo } from './model/doc-info.ts';
import { type OfdDocument, openDocument } from './model/document.ts';
import { defined } from './model/graphic-unit.ts';
import { newAllowance, openXml, type ReadContext } from './model/read-context.ts';

/** One `DocBody` of `OFD.xml`. */
export interface DocBody {
  readonly info: DocInfo;
  readonly document: OfdDocument;
  /** Where its list of signatures is, as `OFD.xml` writes it. */
  readonly signatures?: string;
}

/** An opened OFD file. */
export interface OfdFile {
  readonly package: OfdPackage;
  readonly version?: string;
  /** At least one. */
  readonly bodies: readonly DocBody[];
  /** The reader of `OFD.xml`, for what is looked up from there. */
  readonly context: ReadContext;
  /** In what the file differs from the standard, as far as it has been read by now. */
  readonly notes: readonly Note[];
}

const ROOT_FILE = 'OFD.xml';
/** The entry of an encrypted package (GM/T 0099-2020). */
const ENCRYPTION_FILE = 'Encryptions.xml';
/** As in GB/T 33190-2016, 6.2. */
const NAMESPACE = 'http://www.ofdspec.org/2016';
/** Documents of one package; those behind are not opened. */
const MAX_BODIES = 64;

/**
 * Opens an OFD file (GB/T 33190-2016). Fails with the failures of {@link openPackage}, with
 * `DOC_FORMAT` where it names no document, and with the failure of the first document where none of
 * them can be opened.
 *
 * @param bytes the whole file; must not change while it is open
 */
export function openOfd(bytes: Uint8Array, limits?: DocumentLimits): Result<OfdFile, Failure> {
  const opened = openPackage(bytes, limits);
  if (!opened.ok) return opened;
  const files = opened.value;
  const { notes } = files;
  const path = files.find(ROOT_FILE);
  if (path === undefined) {
    return files.find(ENCRYPTION_FILE) === undefined
      ? refuse('DOC_FORMAT', 'no OFD.xml')
      : refuse('DOC_ENCRYPTED', 'GM/T 0099');
  }
  const context = { package: files, notes, path, where: ROOT_FILE, documentPath: path };
  const part = openXml(path, context);
  if (!part.ok) return part;
  const { root } = part.value;
  if (!Object.values(root.attributes).includes(NAMESPACE)) notes.add('namespace', ROOT_FILE);
  const listed = childrenOf(root, 'DocBody').slice(0, MAX_BODIES);
  const bodies = openBodies(listed, { ...context, allowance: newAllowance(context) });
  if (!bodies.ok) return bodies;
  const version = root.attributes.Version;
  const facts = { package: files, bodies: bodies.value, context, notes: notes.notes };
  return ok({ ...facts, ...defined({ version }) });
}

function openBodies(
  elements: readonly Element[],
  context: ReadContext,
): Result<readonly DocBody[], Failure> {
  const bodies: DocBody[] = [];
  let first: Result<never, Failure> | undefined;
  for (const [index, element] of elements.entries()) {
    const location = childText(element, 'DocRoot');
    const where = `document ${index + 1}`;
    const document =
      location === undefined
        ? refuse('DOC_FORMAT', `${where}: DocRoot`)
        : openDocument(location, where, context);
    if (document.ok) {
      const signatures = childText(element, 'Signatures');
      const info = readDocInfo(child(element, 'DocInfo'));
      bodies.push({ info, document: document.value, ...defined({ signatures }) });
    } else {
      context.notes.add('file-missing', where);
      first ??= document;
    }
  }
  if (bodies.length > 0) return ok(bodies);
  return first ?? refuse('DOC_FORMAT', 'no DocBody');
}
