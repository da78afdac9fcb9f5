import type { PageLack } from '../certificate-document.ts';
import type { Note, NoteCode } from '../note.ts';

/** Notes that always mean that something is not drawn. */
const BY_CODE: Partial<Readonly<Record<NoteCode, PageLack>>> = {
  'too-long': 'limit',
  'too-deep': 'limit',
  'template-missing': 'part',
  'object-unknown': 'part',
};

/** Others by what they are about, the last word of `where`: a file may lack what no page asks for. */
const BY_WHAT: Readonly<Record<string, readonly [code: NoteCode, lack: PageLack]>> = {
  picture: ['resource-missing', 'picture'],
  seal: ['resource-missing', 'seal'],
  composite: ['resource-missing', 'part'],
  AbbreviatedData: ['value-unreadable', 'part'],
  clip: ['value-unreadable', 'part'],
};

function lackOf({ code, where }: Note): PageLack | undefined {
  const always = BY_CODE[code];
  if (always) return always;
  const [wanted, lack] = BY_WHAT[where.split(': ').at(-1) ?? ''] ?? [];
  return code === wanted ? lack : undefined;
}

/** What a page does without, by the notes of reading and drawing it. */
export function lacksOf(notes: readonly Note[]): readonly PageLack[] {
  return [...new Set(notes.flatMap((note) => lackOf(note) ?? []))];
}

/** Parts that are read when somebody wants to see them. */
const READ_LATER = /^(?:page|template)/;

/**
 * What every page may do without, by what was left out when its file was opened: resources and
 * annotations are read then, and nobody knows which page needs them.
 */
export function openingLacksOf(notes: readonly Note[]): readonly PageLack[] {
  const early = notes.filter(({ where }) => !READ_LATER.test(where));
  return lacksOf(early.filter(({ code }) => BY_CODE[code] !== undefined));
}
