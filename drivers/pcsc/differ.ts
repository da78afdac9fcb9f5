import type { PcscReader } from './state.ts';

/** What happened at the readers; `name` is the reader's. */
export type PcscEvent =
  | { readonly kind: 'reader-found' | 'reader-lost' | 'card-removed'; readonly name: string }
  /** A card lies in the reader; without `atr` it does not answer. */
  | { readonly kind: 'card-present'; readonly name: string; readonly atr?: string };

/**
 * What leads from one list of readers to the next: what is gone comes first. A card that another one
 * replaced between two looks is both removed and present; that a program begins or ends to use a
 * card says nothing.
 */
export function diffReaders(
  before: readonly PcscReader[],
  after: readonly PcscReader[],
): PcscEvent[] {
  const old = new Map(before.map((reader) => [reader.name, reader]));
  const now = new Map(after.map((reader) => [reader.name, reader]));
  const events: PcscEvent[] = [];
  for (const reader of old.values()) {
    const { name } = reader;
    if (hasCard(reader) && !sameCard(reader, now.get(name))) {
      events.push({ kind: 'card-removed', name });
    }
    if (!now.has(name)) events.push({ kind: 'reader-lost', name });
  }
  for (const reader of now.values()) {
    const { name, atr } = reader;
    if (!old.has(name)) events.push({ kind: 'reader-found', name });
    if (hasCard(reader) && !sameCard(reader, old.get(name))) {
      events.push({ kind: 'card-present', name, ...(atr !== undefined && { atr }) });
    }
  }
  return events;
}

function hasCard(reader: PcscReader): boolean {
  return reader.state !== 'empty';
}

function sameCard(one: PcscReader, other: PcscReader | undefined): boolean {
  return other !== undefined && hasCard(other) && one.atr === other.atr;
}
