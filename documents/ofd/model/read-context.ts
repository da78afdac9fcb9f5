import type { Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { NoteBook } from '../../note.ts';
import { resolveLocation } from '../container/location.ts';
import type { OfdPackage } from '../container/package.ts';
import { refuse } from '../container/refusal.ts';
import { type Element, readXml } from '../container/xml.ts';

/** Where a reader stands: in which file, and how it is called in notes and failures. */
export interface ReadContext {
  readonly package: OfdPackage;
  readonly notes: NoteBook;
  /** The file whose locations are read. */
  readonly path: string;
  /** Its name for people: `page 3`. */
  readonly where: string;
  /** The file of the document that it belongs to: `Doc_0/Document.xml`. */
  readonly documentPath: string;
  /** What may still be read in one go; absent: nothing is counted. */
  readonly allowance?: Allowance | undefined;
}

/**
 * How much XML is read in one go: a small package can name one large file ten thousand times, and each
 * time it would be parsed anew.
 */
export interface Allowance {
  bytes: number;
}

/** For what belongs to one document or to one page: more than any has, a few seconds at the worst. */
export function newAllowance({ package: files }: Pick<ReadContext, 'package'>): Allowance {
  return { bytes: 2 * files.limits.xmlBytes };
}

/** What looking for a file costs, in bytes of XML. */
const LOOK_BYTES = 1_024;

/** One parsed file with the context to read it. */
export interface OpenedPart {
  readonly root: Element;
  readonly context: ReadContext;
}

/**
 * The file that a location means. The standard counts from the file that says it; the field also counts
 * from the document's folder or the package's root, and writes other capitals: both are noted.
 */
export function findFile(location: string, context: ReadContext): string | undefined {
  const { package: files, path, documentPath, notes, where } = context;
  const bases = [path, documentPath, 'OFD.xml'];
  for (const [index, base] of bases.entries()) {
    const wanted = resolveLocation(base, location);
    const found = wanted === undefined ? undefined : files.find(wanted);
    if (found === undefined) continue;
    if (index > 0) notes.add('location-base', where);
    if (found !== wanted) notes.add('name-case', where);
    return found;
  }
  return undefined;
}

/**
 * Opens the XML file that a location means. Fails with `DOC_DAMAGED` where it is missing, and with what
 * {@link readXml} fails with.
 */
export function openPart(
  location: string,
  where: string,
  context: ReadContext,
): Result<OpenedPart, Failure> {
  const path = findFile(location, { ...context, where });
  if (path === undefined) return refuse('DOC_DAMAGED', `${where}: not in the package`);
  return openXml(path, { ...context, where, path });
}

/** Opens the XML file of the context. */
export function openXml(path: string, context: ReadContext): Result<OpenedPart, Failure> {
  const { package: files, where, allowance } = context;
  const bytes = files.read(path, where);
  if (!bytes.ok) return bytes;
  if (allowance && (allowance.bytes -= bytes.value.length) < 0) {
    return refuse('DOC_LIMIT', `${where}: too much XML`);
  }
  const root = readXml(bytes.value, where, files.limits);
  return root.ok ? ok({ root: root.value, context }) : root;
}

/** Opens a part that a document can do without: what goes wrong becomes a note. */
export function openOptional(
  location: string | undefined,
  where: string,
  context: ReadContext,
): OpenedPart | undefined {
  const { allowance, notes } = context;
  if (location === undefined) return undefined;
  if (allowance && (allowance.bytes -= LOOK_BYTES) < 0) {
    notes.add('too-long', where);
    return undefined;
  }
  const part = openPart(location, where, context);
  if (part.ok) return part.value;
  const isLimit = part.error.code === 'DOC_LIMIT';
  const isMissing = part.error.detail?.endsWith('not in the package') === true;
  notes.add(isLimit ? 'too-long' : isMissing ? 'file-missing' : 'xml-broken', where);
  return undefined;
}
