import { z } from 'zod';
import { publicKeySchema, signatureSchema, sm3HexSchema } from '../contract/platform/common.ts';
import { fromHex, toHex } from '../crypto/bytes.ts';
import { canonicalText } from '../crypto/canonical.ts';
import type { Anchor } from './anchor.ts';
import type { AuditRow, Genesis } from './chain.ts';
import type { Promised } from './verifier.ts';

const count = z.number().int().nonnegative();

/** The first line of an export: what the rest has to be. */
const headSchema = z.strictObject({
  format: z.literal('liangma-audit-1'),
  terminalId: z.string().min(1).max(32),
  createdAt: count,
  first: count,
  last: count,
  anchors: count,
  noted: z.boolean(),
});

const rowSchema = z.strictObject({
  seq: count,
  at: count,
  operator: z.string().max(64).optional(),
  event: z.looseObject({ event: z.string() }),
  hash: sm3HexSchema,
});

const anchorSchema = z.strictObject({
  anchor: count,
  at: count,
  hash: sm3HexSchema,
  previous: count,
  signKey: publicKeySchema,
  signature: signatureSchema,
});

export type Head = Genesis & Promised;
export type Line =
  | { readonly kind: 'row'; readonly row: AuditRow }
  | { readonly kind: 'anchor'; readonly anchor: Anchor };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

// A line is taken only as it is written here, to the letter. Of a field that stands twice a parser
// takes the last, while a person reads the first: such a line would show one thing and be another.

/** The head of an export; `undefined` for a line that is none. */
export function readHead(text: string): Head | undefined {
  const head = headSchema.safeParse(parsed(text)).data;
  return head && writeHead(head) === text ? head : undefined;
}

/** A line behind the head; `undefined` for one that is neither row nor anchor. */
export function readLine(text: string): Line | undefined {
  const line = lineIn(parsed(text));
  if (!line) return undefined;
  const written = line.kind === 'row' ? writeRow(line.row) : writeAnchor(line.anchor);
  return written === text ? line : undefined;
}

function lineIn(value: unknown): Line | undefined {
  const row = rowSchema.safeParse(value);
  if (row.success) {
    const { event: _parsed, hash, ...rest } = row.data;
    // Of what stands in the line, not of what a schema makes of it.
    const body = canonicalText((value as { readonly event: unknown }).event);
    return body === undefined
      ? undefined
      : { kind: 'row', row: { ...rest, body, hash: fromHex(hash) } };
  }
  const found = anchorSchema.safeParse(value);
  if (!found.success) return undefined;
  const { anchor: seq, hash, ...rest } = found.data;
  return { kind: 'anchor', anchor: { ...rest, seq, hash: fromHex(hash) } };
}

export function writeHead(head: Head): string {
  const { terminalId, createdAt, first, last, anchors, noted } = head;
  const promised = { first, last, anchors, noted };
  return JSON.stringify({ format: 'liangma-audit-1', terminalId, createdAt, ...promised });
}

export function writeRow({ seq, at, operator, body, hash }: AuditRow): string {
  const who = operator === undefined ? '' : `"operator":${JSON.stringify(operator)},`;
  return `{"seq":${seq},"at":${at},${who}"event":${body},"hash":"${toHex(hash)}"}`;
}

export function writeAnchor({ seq, at, hash, previous, signKey, signature }: Anchor): string {
  return JSON.stringify({ anchor: seq, at, hash: toHex(hash), previous, signKey, signature });
}
