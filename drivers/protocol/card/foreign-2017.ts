import { failure, type Failure } from '../../../contract/failures.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { ForeignCard2017 } from '../../id-card.ts';
import { countryName } from './countries.ts';
import { field, readFields } from './fields.ts';
import { isDate } from './id-number.ts';
import { isEnd, isProse, isSex, misplacedDay, orEmpty } from './rules.ts';

/**
 * Foreign permanent resident card of 2017 (外国人永久居留身份证), type I. Its number has no published
 * check rule, and the nationality in it may be a former one.
 */
const FIELDS = {
  englishName: field(0, 120, isProse),
  sex: field(120, 2, isSex),
  idNo: field(122, 30, isPermanentResidentNumber),
  nationality: field(152, 6, (code) => countryName(code) !== undefined),
  chineseName: field(158, 30, orEmpty(isProse)),
  validFrom: field(188, 16, isDate),
  validTo: field(204, 16, isEnd),
  birth: field(220, 16, isDate),
  cardVersion: field(236, 4, isShortCode),
  authorityCode: field(240, 8, isShortCode),
};

/** Reads the text as such a card. `CARD_DATA` with the name of the field that does not fit. */
export function parseForeign2017(text: string): Result<Omit<ForeignCard2017, 'photo'>, Failure> {
  const read = readFields(text, FIELDS);
  if (!read.ok) return read;
  const { sex, ...fields } = read.value;
  const misplaced = misplacedDay(fields);
  if (misplaced) return err(failure('CARD_DATA', misplaced));
  return ok({
    layout: 'foreign-2017',
    ...fields,
    name: fields.chineseName || fields.englishName,
    sex: sex as ForeignCard2017['sex'],
  });
}

/** 15 characters: three letters of a country, twelve digits. */
function isPermanentResidentNumber(value: string): boolean {
  return countryName(value.slice(0, 3)) !== undefined && /^\d{12}$/.test(value.slice(3));
}

function isShortCode(value: string): boolean {
  return /^[A-Z\d]{0,4}$/.test(value);
}
