import { failure, type Failure } from '../../../contract/failures.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Rule } from './rules.ts';

/** Length of the text part of a card in bytes: 128 units of UTF-16LE. */
export const TEXT_BYTES = 256;

/** A piece of the text: offset and length in bytes, two to a unit. */
type Piece = readonly [offset: number, length: number];

/** One field of a layout: where it stands, in one piece or more, and what it may hold. */
export interface Field {
  readonly pieces: readonly Piece[];
  readonly rule: Rule;
}

/** All fields of a layout by name, in the order in which they are checked. */
export type FieldTable = Readonly<Record<string, Field>>;

export type FieldValues<T extends FieldTable> = { readonly [K in keyof T]: string };

export function field(offset: number, length: number, rule: Rule): Field {
  return { pieces: [[offset, length]], rule };
}

/** A field that goes on elsewhere when its first place is full. */
export function fieldInPieces(pieces: readonly Piece[], rule: Rule): Field {
  return { pieces, rule };
}

/**
 * The values of all fields, without their padding. `CARD_DATA` with the name of the first field
 * that does not hold what it may.
 */
export function readFields<T extends FieldTable>(
  text: string,
  table: T,
): Result<FieldValues<T>, Failure> {
  const values: Record<string, string> = {};
  for (const [name, { pieces, rule }] of Object.entries(table)) {
    const value = pieces.map(([offset, length]) => unitsAt(text, offset, length)).join('');
    const trimmed = value.replace(/[ \0]+$/, '');
    if (!rule(trimmed)) return err(failure('CARD_DATA', name));
    values[name] = trimmed;
  }
  return ok(values as FieldValues<T>);
}

/** What stands at a place, as it is. */
export function unitsAt(text: string, offset: number, length: number): string {
  return text.slice(offset / 2, (offset + length) / 2);
}
