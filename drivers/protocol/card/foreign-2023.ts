import { failure, type Failure } from '../../../contract/failures.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { ForeignCard2023 } from '../../id-card.ts';
import { countryName } from './countries.ts';
import { field, fieldInPieces, readFields } from './fields.ts';
import { birthInNumber, isDate, isForeignNumber } from './id-number.ts';
import { isEnd, isProse, isSex, misplacedDay, orEmpty } from './rules.ts';

/** Foreign permanent resident card of 2023 (外国人永久居留身份证, 五星卡), type Y. */
const FIELDS = {
  chineseName: field(0, 30, orEmpty(isProse)),
  sex: field(30, 2, isSex),
  renewalCount: field(32, 4, isCount),
  birth: field(36, 16, isDate),
  englishName: fieldInPieces(
    [
      [52, 70],
      [220, 22],
    ],
    isProse,
  ),
  idNo: field(122, 36, isForeignNumber),
  validFrom: field(188, 16, isDate),
  validTo: field(204, 16, isEnd),
  nationality: field(242, 6, (code) => countryName(code) !== undefined),
  formerNumber: field(250, 6, orEmpty(isLink)),
};

/** Reads the text as such a card. `CARD_DATA` with the name of the field that does not fit. */
export function parseForeign2023(text: string): Result<Omit<ForeignCard2023, 'photo'>, Failure> {
  const read = readFields(text, FIELDS);
  if (!read.ok) return read;
  const { sex, ...fields } = read.value;
  if (birthInNumber(fields.idNo) !== fields.birth) return err(failure('CARD_DATA', 'birth'));
  const misplaced = misplacedDay(fields);
  if (misplaced) return err(failure('CARD_DATA', misplaced));
  return ok({
    layout: 'foreign-2023',
    ...fields,
    name: fields.chineseName || fields.englishName,
    sex: sex as ForeignCard2023['sex'],
  });
}

function isCount(value: string): boolean {
  return /^\d{1,2}$/.test(value);
}

/** Part of the number of the card before, e.g. `01A`. */
function isLink(value: string): boolean {
  return /^[A-Z\d]{1,3}$/.test(value);
}
