import { failure, type Failure } from '../../../contract/failures.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { ResidentCard } from '../../id-card.ts';
import { field, readFields } from './fields.ts';
import { birthInNumber, isDate, isIdNumber } from './id-number.ts';
import { nationName } from './nations.ts';
import { isEnd, isProse, isSex, misplacedDay } from './rules.ts';

/** Resident identity card (居民身份证), GA/T 490; what stands from byte 220 on is reserved. */
const FIELDS = {
  name: field(0, 30, isProse),
  sex: field(30, 2, isSex),
  nation: field(32, 4, (code) => nationName(code) !== undefined),
  birth: field(36, 16, isDate),
  address: field(52, 70, isProse),
  idNo: field(122, 36, isIdNumber),
  issuer: field(158, 30, isProse),
  validFrom: field(188, 16, isDate),
  validTo: field(204, 16, isEnd),
};

/** Reads the text as a resident card. `CARD_DATA` with the name of the field that does not fit. */
export function parseResident(text: string): Result<Omit<ResidentCard, 'photo'>, Failure> {
  const read = readFields(text, FIELDS);
  if (!read.ok) return read;
  const { sex, ...fields } = read.value;
  if (birthInNumber(fields.idNo) !== fields.birth) return err(failure('CARD_DATA', 'birth'));
  const misplaced = misplacedDay(fields);
  if (misplaced) return err(failure('CARD_DATA', misplaced));
  return ok({
    layout: 'resident',
    ...fields,
    sex: sex as ResidentCard['sex'],
    nationName: nationName(fields.nation) ?? '',
  });
}
