/**
 * Something in which a file differs from the standard and that was read all the same. `where` names
 * a part in words of ours (`page 3`), so that nothing of a person gets into a log.
 */
export interface Note {
  readonly code: NoteCode;
  readonly where: string;
}

export type NoteCode =
  | 'bytes-after-end'
  | 'name-case'
  | 'location-base'
  | 'file-missing'
  | 'xml-broken'
  | 'namespace'
  | 'node-missing'
  | 'value-unreadable'
  | 'resource-missing'
  | 'object-unknown'
  | 'template-missing'
  | 'too-deep'
  | 'too-long'
  | 'picture-unreadable'
  | 'picture-unsupported'
  | 'picture-too-large';

/** Collects notes; each is told once, however often it happens. */
export interface NoteBook {
  add(code: NoteCode, where: string): void;
  readonly notes: readonly Note[];
}

/** Writes each note into all of these. `notes` are those of the first. */
export function inEach(first: NoteBook, ...others: readonly NoteBook[]): NoteBook {
  return {
    notes: first.notes,
    add(code, where) {
      for (const book of [first, ...others]) book.add(code, where);
    },
  };
}

/** More than this many are no help to anybody. */
const MAX_NOTES = 500;

export function createNoteBook(): NoteBook {
  const notes: Note[] = [];
  const known = new Set<string>();
  return {
    notes,
    add(code, where) {
      const key = `${code} ${where}`;
      if (known.has(key) || notes.length >= MAX_NOTES) return;
      known.add(key);
      notes.push({ code, where });
    },
  };
}
