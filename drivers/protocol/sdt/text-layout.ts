import { failure, type Failure } from '../../../contract/failures.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { ResidentCard } from '../../id-card.ts';
import { isDate, isIdNumber } from './id-number.ts';
import { nationName } from './nations.ts';

/** Length of the text part of a card. */
export const TEXT_BYTES = 256;
/** Valid to (有效期截止日) of a card without end. */
const NO_END = '长期';

export type CardText = Omit<ResidentCard, 'photo'>;

/** Where each field stands in the text: offset and length in bytes (GA/T 490). */
const FIELDS = {
  name: [0, 30],
  sex: [30, 2],
  nation: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  idNo: [122, 36],
  issuer: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
} as const;
type Field = keyof typeof FIELDS;

const RULES: Readonly<Record<Field, (value: string) => boolean>> = {
  name: isProse,
  sex: (value) => /^[0129]$/.test(value),
  nation: (value) => nationName(value) !== undefined,
  birth: isDate,
  address: isProse,
  idNo: isIdNumber,
  issuer: isProse,
  validFrom: isDate,
  validTo: (value) => value === NO_END || isDate(value),
};

/**
 * Other layouts, told by the character at byte 248 where the rest of theirs validates too (the
 * reserved area of a resident card need not be blank): I and Y foreign permanent residents of 2017
 * and 2023, J residents of Hong Kong, Macau and Taiwan.
 */
const OTHER_LAYOUTS: Readonly<Record<string, (text: string) => boolean>> = {
  I: (text) => isDate(slice(text, 188, 16)) && isDate(slice(text, 220, 16)) && country(text, 152),
  J: (text) => /^8[123]0000/.test(slice(text, 122, 36)) && isIdNumber(slice(text, 122, 36)),
  Y: (text) => /^9\d{16}[\dX]$/.test(slice(text, 122, 36)) && country(text, 242),
};

/**
 * Reads the 256-byte text of a card, UTF-16LE, fields padded with blanks. `CARD_TYPE` for a card
 * that is no resident card, `CARD_DATA` with the name of the first field that does not validate.
 */
export function parseCardText(bytes: Uint8Array): Result<CardText, Failure> {
  if (bytes.length !== TEXT_BYTES) return err(failure('CARD_DATA', 'length of the text'));
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
  const layout = slice(text, 248, 2);
  if (OTHER_LAYOUTS[layout]?.(text)) return err(failure('CARD_TYPE', `layout ${layout}`));

  const read = (field: Field): string => {
    const [offset, length] = FIELDS[field];
    return slice(text, offset, length);
  };
  for (const field of Object.keys(FIELDS) as Field[]) {
    if (!RULES[field](read(field))) return err(failure('CARD_DATA', field));
  }
  if (read('idNo').slice(6, 14) !== read('birth')) return err(failure('CARD_DATA', 'birth'));
  return ok({
    layout: 'resident',
    name: read('name'),
    sex: read('sex') as CardText['sex'],
    nation: read('nation'),
    nationName: nationName(read('nation')) ?? '',
    birth: read('birth'),
    address: read('address'),
    idNo: read('idNo'),
    issuer: read('issuer'),
    validFrom: read('validFrom'),
    validTo: read('validTo'),
  });
}

/** A field by offset and length in bytes, two to a character, without its padding. */
function slice(text: string, offset: number, length: number): string {
  return text.slice(offset / 2, (offset + length) / 2).replace(/[ \0]+$/, '');
}

function country(text: string, offset: number): boolean {
  return /^[A-Z]{3}$/.test(slice(text, offset, 6));
}

/** Something to read: not empty, no control character, no character that is none. */
function isProse(value: string): boolean {
  return value.trim().length > 0 && !/[\p{Cc}\p{Cn}\uFFFD]/u.test(value) && value.isWellFormed();
}
