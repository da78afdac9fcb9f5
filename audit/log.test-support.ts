import { manualClock } from '../contract/clock.ts';
import { unwrap } from '../contract/result.ts';
import { canonicalText } from '../crypto/canonical.ts';
import { makePrivateKeys } from '../crypto/private-key.ts';
import { createSmProvider } from '../crypto/sm-provider.ts';
import { type Anchor, signAnchor } from './anchor.ts';
import { type AuditRow, type Genesis, genesisHash, rowHash } from './chain.ts';
import { portableHasher } from './hasher.ts';
import { type Line, readHead, readLine, writeAnchor, writeHead, writeRow } from './line.ts';
import { type AuditReport, type VerifierOptions } from './verifier.ts';
import { verifyLog } from './verify.ts';

// Logs made up by hand, beside everything that the service does.

export const GENESIS: Genesis = { terminalId: 'HALL-01-K03', createdAt: 1_000 };

/** Good enough for keys of a test. */
export function random(length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(Math.random() * 256));
}

export const KEYS = makePrivateKeys(random);
export const SIGNER = createSmProvider({ keys: KEYS, randomBytes: random });
export const CHAIN = {
  terminalId: GENESIS.terminalId,
  genesis: genesisHash(GENESIS, portableHasher),
};

export async function signKey(provider = SIGNER): Promise<string> {
  return unwrap(await provider.publicKeys()).sign;
}

/** A log of so many rows, with an anchor behind every so many. */
export async function makeLog(
  events: readonly object[],
  anchorEvery: number,
): Promise<{ rows: AuditRow[]; anchors: Anchor[]; lines: Line[] }> {
  const clock = manualClock(2_000);
  const lines: Line[] = [];
  const rows: AuditRow[] = [];
  const anchors: Anchor[] = [];
  let hash = CHAIN.genesis;
  for (const [index, event] of events.entries()) {
    clock.advance(7);
    const body = canonicalText(event) ?? '';
    const operator = index % 3 === 0 ? 'W-0017' : undefined;
    const entry = { seq: index + 1, at: clock.now(), operator, body };
    hash = rowHash(hash, entry, portableHasher);
    const row = { ...entry, hash };
    rows.push(row);
    lines.push({ kind: 'row', row });
    if (row.seq % anchorEvery !== 0) continue;
    const previous = anchors.at(-1)?.seq ?? 0;
    const point = { seq: row.seq, at: clock.now(), hash, previous };
    const anchor = unwrap(await signAnchor(CHAIN, point, SIGNER));
    anchors.push(anchor);
    lines.push({ kind: 'anchor', anchor });
  }
  return { rows, anchors, lines };
}

/** The text of an export of this log. */
export function exportOf(lines: readonly Line[], noted = false): string[] {
  const rows = lines.flatMap((line) => (line.kind === 'row' ? [line.row.seq] : []));
  const promised = {
    first: rows[0] ?? 0,
    last: rows.at(-1) ?? 0,
    anchors: lines.length - rows.length,
    noted,
  };
  return [
    writeHead({ ...GENESIS, ...promised }),
    ...lines.map((line) => (line.kind === 'row' ? writeRow(line.row) : writeAnchor(line.anchor))),
  ];
}

/** What is found out about such a text; `undefined` where its head is none. */
export async function verifyText(
  text: readonly string[],
  keys?: ReadonlySet<string>,
): Promise<AuditReport | undefined> {
  const head = readHead(text[0] ?? '');
  if (!head) return undefined;
  const { terminalId, createdAt, ...promised } = head;
  return verifyLog(text.slice(1).map(readLine), {
    ...OPTIONS,
    ...{ genesis: { terminalId, createdAt }, promised, keys },
  });
}

export const OPTIONS: Omit<VerifierOptions, 'promised'> = {
  ...{ genesis: GENESIS, hasher: portableHasher, provider: SIGNER },
};
