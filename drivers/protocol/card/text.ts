import { failure, type Failure } from '../../../contract/failures.ts';
import { err, type Result } from '../../../contract/result.ts';
import type { ForeignCard2017, ForeignCard2023, HkMoTwCard, ResidentCard } from '../../id-card.ts';
import { TEXT_BYTES, unitsAt } from './fields.ts';
import { parseForeign2017 } from './foreign-2017.ts';
import { parseForeign2023 } from './foreign-2023.ts';
import { parseHkMoTw } from './hk-mo-tw.ts';
import { parseResident } from './resident.ts';

/** A card without its photo. */
export type CardText =
  | Omit<ResidentCard, 'photo'>
  | Omit<HkMoTwCard, 'photo'>
  | Omit<ForeignCard2017, 'photo'>
  | Omit<ForeignCard2023, 'photo'>;

type Parse = (text: string) => Result<CardText, Failure>;

/** Layouts other than the resident card's by the letter at {@link LETTER_AT}. */
const OTHER_LAYOUTS: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['I', parseForeign2017],
  ['J', parseHkMoTw],
  ['Y', parseForeign2023],
]);
const LETTER_AT = 248;

/**
 * Reads the 256-byte text of a card, UTF-16LE, fields padded with blanks. On a resident card that
 * letter is in the reserved area, which need not be blank, so it counts only where the rest of its
 * layout validates too. `CARD_DATA` with the name of the first field that does not validate,
 * `CARD_TYPE` for a letter of no known layout on what is no resident card.
 */
export function parseCardText(bytes: Uint8Array): Result<CardText, Failure> {
  if (bytes.length !== TEXT_BYTES) return err(failure('CARD_DATA', 'length of the text'));
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
  const letter = unitsAt(text, LETTER_AT, 2);
  const other = OTHER_LAYOUTS.get(letter)?.(text);
  if (other?.ok) return other;
  const resident = parseResident(text);
  if (resident.ok) return resident;
  if (other) return other;
  return /[A-Z]/.test(letter) ? err(failure('CARD_TYPE', `layout ${letter}`)) : resident;
}
