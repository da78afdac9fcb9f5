import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { readOperators } from '../../../contract/operators-file.node.ts';
import type { QueueState } from '../../../contract/queue.ts';
import { openDataKeys } from '../../../src-main/data-key-custody.ts';
import { type DbRow, rowOf } from '../../../src-service/queue/row.ts';
import { createSealer, type Sealer } from '../../../src-service/queue/seal.ts';
import { closeStore, type Db, openStore } from '../../../src-service/store/database.ts';
import type { AuditEntry } from '../crash/judge.ts';
import { auditEntries, verifyChain } from '../crash/stored.ts';
import { OPEN_STORE } from './key-store.ts';
import type { Promised } from './promised.ts';

const LATER: Readonly<Record<string, readonly QueueState[]>> = {
  dead: ['dead', 'discarded'],
};
const WAITING: readonly QueueState[] = ['pending', 'leased'];

/** Rows against what was said of them; what comes later may be there already. */
function rowProblems(stored: readonly DbRow[], { rows, isPruning }: Promised): string[] {
  const byId = new Map(stored.map((row) => [row.id, row]));
  return [...rows].flatMap(([id, end]) => {
    const state = byId.get(id)?.state;
    if (state === undefined) return isPruning && end !== undefined ? [] : [`row ${id} is lost`];
    if (end === undefined) return [];
    const isRight = (LATER[end] ?? [end]).includes(state);
    return isRight ? [] : [`row ${id}: ${state} where ${end} was said`];
  });
}

/** A row and its entries are there together or not at all; what waits can be opened. */
function wholenessProblems(
  stored: readonly DbRow[],
  audit: readonly AuditEntry[],
  { sealer, isPruning }: { readonly sealer: Sealer; readonly isPruning: boolean },
): string[] {
  const told = new Set(
    audit.map(({ event }) => ('row' in event ? `${event.event} ${event.row}` : '')),
  );
  const kept = new Set(stored.map(({ id }) => id));
  const unsaid = stored.flatMap((row) => {
    const { id, state } = rowOf(row);
    const isSaid = told.has(`queue.saved ${id}`);
    const isEndSaid = WAITING.includes(state) || told.has(`queue.${state} ${id}`);
    const sealed = { keyId: row.key_id, rowKey: row.row_key, payload: row.payload! };
    return [
      ...(isSaid || isPruning ? [] : [`row ${id} without its entry`]),
      ...(isEndSaid || isPruning ? [] : [`row ${id}: ${state} without its entry`]),
      ...(row.payload === null || sealer.open(id, sealed) !== undefined
        ? []
        : [`row ${id} cannot be opened with the keys that are there`]),
    ];
  });
  const unkept = [...told].flatMap((one) => {
    const [event, id = ''] = one.split(' ');
    return event !== 'queue.saved' || kept.has(id) || isPruning ? [] : [`entry without row ${id}`];
  });
  return [...unsaid, ...unkept];
}

function backupProblems(folder: string, { backups }: Promised): string[] {
  const at = path.join(folder, 'backups');
  const found = existsSync(at) ? readdirSync(at).filter((name) => name.endsWith('.db')) : [];
  const lost = backups.filter((name) => !found.includes(name));
  const broken = found.filter((name) => {
    try {
      const copy = new Database(path.join(at, name), { readonly: true });
      const isWhole = copy.pragma('integrity_check(1)', { simple: true }) === 'ok';
      copy.close();
      return !isWhole;
    } catch {
      return true;
    }
  });
  return [
    ...lost.map((name) => `copy ${name} is lost`),
    ...broken.map((name) => `copy ${name} is damaged`),
  ];
}

function operatorProblems(folder: string, { operators }: Promised): string[] {
  const read = readOperators(folder);
  if (!read.ok) return [`operators: ${read.error.detail ?? ''}`];
  const [first] = read.value;
  const writing = Number(first?.id.replace('clerk-', '') ?? 0);
  return writing >= operators ? [] : [`operators: writing ${writing} where ${operators} was said`];
}

async function storeProblems(
  folder: string,
  db: Db,
  promised: Promised,
  sealer: Sealer,
): Promise<string[]> {
  const check = String(db.pragma('quick_check(1)', { simple: true }));
  const stored = db.prepare<[], DbRow>('SELECT * FROM queue').all();
  const chain = await verifyChain(folder);
  const isBegun = promised.audit > 0 || promised.rows.size > 0;
  return [
    ...(check === 'ok' ? [] : [`quick_check: ${check}`]),
    ...rowProblems(stored, promised),
    ...wholenessProblems(stored, auditEntries(db), { sealer, isPruning: promised.isPruning }),
    ...(chain?.broken ? [`chain: ${chain.broken.kind} at ${chain.broken.seq}`] : []),
    ...(chain || !isBegun ? [] : ['no chain']),
    ...((chain?.last ?? 0) >= promised.audit
      ? []
      : [`chain ends at ${chain?.last ?? 0} where ${promised.audit} was said`]),
  ];
}

/** Opens what a disk holds as the next start does, and holds it to what was said. */
export async function problemsIn(folder: string, promised: Promised): Promise<string[]> {
  const file = path.join(folder, 'terminal.db');
  const custody = await openDataKeys({ dataDir: folder, store: OPEN_STORE, keyDays: 0, now: 1 });
  const keys = custody.keys().map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') }));
  const newest = promised.keys.at(-1);
  const keyProblems = [
    ...(custody.unreadable === undefined ? [] : ['data-key.json cannot be read']),
    ...(newest === undefined || keys.some(({ id }) => id === newest) ? [] : ['the key is lost']),
  ];
  const opened = openStore(file, 1);
  if (!opened.ok) return [...keyProblems, `store: ${opened.error.detail ?? ''}`];
  const { db, quarantined } = opened.value;
  try {
    return [
      ...keyProblems,
      ...(quarantined === undefined ? [] : ['the database is damaged']),
      ...(await storeProblems(folder, db, promised, createSealer(keys))),
      ...backupProblems(folder, promised),
      ...operatorProblems(folder, promised),
    ];
  } finally {
    closeStore(db);
  }
}
