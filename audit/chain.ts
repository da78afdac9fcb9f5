import { utf8 } from '../crypto/utf8.ts';
import type { Hasher } from './hasher.ts';

/** What the chain of one log begins with. */
export interface Genesis {
  /** The terminal that began it, by the identifier in its configuration. */
  readonly terminalId: string;
  /** When it was begun, in milliseconds since 1970. */
  readonly createdAt: number;
}

/** An entry of the log, as it is chained. */
export interface AuditRow {
  /** 1 for the first one, without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who served at the counter (经办人), if anybody did. */
  readonly operator?: string | undefined;
  /** The event in its canonical form (RFC 8785). */
  readonly body: string;
  /** What {@link rowHash} made of it: 32 bytes. */
  readonly hash: Uint8Array;
}

// No digest of the one can stand for the other, nor for anything that is signed elsewhere.
const GENESIS_DOMAIN = utf8('liangma-audit-genesis-1\n');
const ROW_DOMAIN = utf8('liangma-audit-row-1\n');
const SEQ_BYTES = 8;

/** The hash before the first row: binds the chain to its terminal and its beginning. */
export function genesisHash({ createdAt, terminalId }: Genesis, hasher: Hasher): Uint8Array {
  return hasher(
    GENESIS_DOMAIN,
    `{"createdAt":${createdAt},"terminalId":${JSON.stringify(terminalId)}}`,
  );
}

/**
 * The canonical form (RFC 8785) of an entry, put together around the body that has been made
 * canonical already. It says one thing only as long as the body is one JSON object: whoever reads a
 * body from outside has to look.
 */
export function canonicalRow({ at, operator, body }: Omit<AuditRow, 'seq' | 'hash'>): string {
  const who = operator === undefined ? '' : `,"operator":${JSON.stringify(operator)}`;
  return `{"at":${at},"event":${body}${who}}`;
}

/** SM3 over domain, hash of the row before, number and canonical form of the row. */
export function rowHash(
  previous: Uint8Array,
  row: Omit<AuditRow, 'hash'>,
  hasher: Hasher,
): Uint8Array {
  const head = new Uint8Array(ROW_DOMAIN.length + previous.length + SEQ_BYTES);
  head.set(ROW_DOMAIN);
  head.set(previous, ROW_DOMAIN.length);
  new DataView(head.buffer).setBigUint64(head.length - SEQ_BYTES, BigInt(row.seq));
  return hasher(head, canonicalRow(row));
}
