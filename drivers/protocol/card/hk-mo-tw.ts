import { failure, type Failure } from '../../../contract/failures.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { HkMoTwCard } from '../../id-card.ts';
import { field, readFields } from './fields.ts';
import { birthInNumber, isDate, isHkMoTwNumber } from './id-number.ts';
import { isEnd, isProse, isSex, misplacedDay, orEmpty } from './rules.ts';

/** Residence permit of residents of Hong Kong, Macau and Taiwan (港澳台居民居住证), type J. */
const FIELDS = {
  name: field(0, 30, isProse),
  sex: field(30, 2, isSex),
  birth: field(36, 16, isDate),
  address: field(52, 70, isProse),
  idNo: field(122, 36, isHkMoTwNumber),
  issuer: field(158, 30, isProse),
  validFrom: field(188, 16, isDate),
  validTo: field(204, 16, isEnd),
  // A letter and eight digits for Hong Kong and Macau, eight digits for Taiwan.
  permitNo: field(220, 18, orEmpty(isPermitNumber)),
  issueCount: field(238, 4, orEmpty(isCount)),
};

/** Reads the text as such a permit. `CARD_DATA` with the name of the field that does not fit. */
export function parseHkMoTw(text: string): Result<Omit<HkMoTwCard, 'photo'>, Failure> {
  const read = readFields(text, FIELDS);
  if (!read.ok) return read;
  const { sex, ...fields } = read.value;
  if (birthInNumber(fields.idNo) !== fields.birth) return err(failure('CARD_DATA', 'birth'));
  const misplaced = misplacedDay(fields);
  if (misplaced) return err(failure('CARD_DATA', misplaced));
  return ok({ layout: 'hk-mo-tw', ...fields, sex: sex as HkMoTwCard['sex'] });
}

function isPermitNumber(value: string): boolean {
  return /^[A-Z]?\d{8}$/.test(value);
}

function isCount(value: string): boolean {
  return /^\d{1,2}$/.test(value);
}
