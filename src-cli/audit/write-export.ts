import { closeSync, openSync, writeSync } from 'node:fs';
import type { AuditDatabase, Span } from '../../audit/database.node.ts';
import { type Genesis } from '../../audit/chain.ts';
import { writeAnchor, writeHead, writeRow } from '../../audit/line.ts';

const FLUSH_CHARACTERS = 1 << 16;

/** Rows in a span; its numbers have no gaps. */
export function rowsIn({ behind, last }: Span): number {
  return Math.max(0, last - behind);
}

/**
 * Writes a part of the log into a new file that only its owner may read, as JSON Lines.
 *
 * @param noted whether it is the whole log, up to an anchor behind its own `audit.exported`
 * @returns rows written; fewer than the head promises where the log itself is broken
 * @throws as the file system and SQLite do, `EEXIST` for a file that is there already
 */
export function writeExport(
  file: string,
  log: AuditDatabase,
  genesis: Genesis,
  span: Span,
  noted: boolean,
): number {
  const descriptor = openSync(file, 'wx', 0o600);
  let text = '';
  let rows = 0;
  const flush = (): void => {
    writeSync(descriptor, text);
    text = '';
  };
  try {
    const first = rowsIn(span) === 0 ? 0 : span.behind + 1;
    const head = { ...genesis, first, last: span.last, anchors: log.anchorsIn(span), noted };
    text = `${writeHead(head)}\n`;
    for (const entry of log.entries(span)) {
      // What cannot be read is left out, so that the verifier finds the gap where it is.
      if (!entry) continue;
      if (entry.kind === 'row') rows++;
      text += `${entry.kind === 'row' ? writeRow(entry.row) : writeAnchor(entry.anchor)}\n`;
      if (text.length > FLUSH_CHARACTERS) flush();
    }
    flush();
    return rows;
  } finally {
    closeSync(descriptor);
  }
}
