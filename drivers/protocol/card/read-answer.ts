import { failure, type Failure } from '../../../contract/failures.ts';
import { err, mapOk, type Result } from '../../../contract/result.ts';
import { PHOTO_BYTES, type IdCard } from '../../id-card.ts';
import { word } from '../sdt/frame.ts';
import { TEXT_BYTES } from './fields.ts';
import { parseCardText } from './text.ts';

const HEAD_BYTES = 4;

/**
 * Data of the answer to "read text and photo": lengths of both (2 bytes each, big-endian), text,
 * photo. The card holds a copy of the photo, so the caller may zero `data`.
 */
export function parseReadAnswer(data: Uint8Array): Result<IdCard, Failure> {
  const fits =
    word(data, 0) === TEXT_BYTES &&
    word(data, 2) === PHOTO_BYTES &&
    data.length === HEAD_BYTES + TEXT_BYTES + PHOTO_BYTES;
  if (!fits) return err(failure('CARD_DATA', 'lengths of text and photo'));
  const text = parseCardText(data.subarray(HEAD_BYTES, HEAD_BYTES + TEXT_BYTES));
  return mapOk(text, (fields) => ({
    ...fields,
    photo: new Uint8Array(data.subarray(HEAD_BYTES + TEXT_BYTES)),
  }));
}
