import { closeSync, openSync, readSync } from 'node:fs';
import { openAuditDatabase } from '../../audit/database.node.ts';
import { fileLines } from '../../audit/file-lines.node.ts';
import { nodeHasher } from '../../audit/hasher.node.ts';
import { readHead, readLine } from '../../audit/line.ts';
import type { AuditReport, VerifierOptions } from '../../audit/verifier.ts';
import { verifyLog } from '../../audit/verify.ts';

/** First bytes of every SQLite database (file format, 1.3.1). */
const SQLITE = 'SQLite format 3\0';

type Options = Pick<VerifierOptions, 'provider' | 'keys'>;

function isDatabase(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const head = Buffer.alloc(SQLITE.length);
    readSync(descriptor, head, 0, head.length, 0);
    return head.toString('latin1') === SQLITE;
  } finally {
    closeSync(descriptor);
  }
}

async function verifyDatabase(file: string, options: Options): Promise<AuditReport | undefined> {
  const log = openAuditDatabase(file);
  try {
    const genesis = log.genesis();
    if (!genesis) return undefined;
    return await verifyLog(log.entries(log.whole()), { ...options, genesis, hasher: nodeHasher });
  } finally {
    log.close();
  }
}

function* entriesOf(lines: Iterable<string | undefined>) {
  for (const line of lines) yield line === undefined ? undefined : readLine(line);
}

async function verifyExport(file: string, options: Options): Promise<AuditReport | undefined> {
  const descriptor = openSync(file, 'r');
  try {
    const lines = fileLines(descriptor);
    const first = lines.next();
    const head = first.done || first.value === undefined ? undefined : readHead(first.value);
    if (!head) return undefined;
    const { terminalId, createdAt, ...promised } = head;
    const genesis = { terminalId, createdAt };
    return await verifyLog(entriesOf(lines), { ...options, genesis, promised, hasher: nodeHasher });
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Verifies the audit log in a database or in an export, whichever the file is.
 *
 * @returns `undefined` for a file that holds no audit log
 * @throws as the file system and SQLite do
 */
export async function verifyFile(file: string, options: Options): Promise<AuditReport | undefined> {
  return isDatabase(file) ? verifyDatabase(file, options) : verifyExport(file, options);
}
