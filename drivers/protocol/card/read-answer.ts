import { failure, type Failure } from '../../../contract/failures.ts';
import { err, mapOk, type Result } from '../../../contract/result.ts';
import { PHOTO_BYTES, type IdCard } from '../../id-card.ts';
import { word } from './bytes.ts';
import { TEXT_BYTES } from './fields.ts';
import { parseCardText } from './text.ts';

/** Lengths of text and photo. */
const HEAD_BYTES = 4;
const FIXED_BYTES = TEXT_BYTES + PHOTO_BYTES;
/** None, one, or two fingers of 512 bytes each. */
const FINGERPRINT_BYTES = [0, 512, 1024];

/**
 * Data of the answer to "read": lengths of text and photo (2 bytes each, big-endian), with
 * fingerprints asked for also theirs, then text, photo, fingerprints. The fingerprints are zeroed at
 * once; the card holds a copy of the photo, so the caller may zero the rest of `data`.
 */
export function parseReadAnswer(data: Uint8Array): Result<IdCard, Failure> {
  const isPlain = data.length === HEAD_BYTES + FIXED_BYTES;
  const textAt = isPlain ? HEAD_BYTES : HEAD_BYTES + 2;
  const fingerprintBytes = isPlain ? 0 : word(data, HEAD_BYTES);
  data.fill(0, textAt + FIXED_BYTES);
  const fits =
    word(data, 0) === TEXT_BYTES &&
    word(data, 2) === PHOTO_BYTES &&
    FINGERPRINT_BYTES.includes(fingerprintBytes) &&
    data.length === textAt + FIXED_BYTES + fingerprintBytes;
  if (!fits) return err(failure('CARD_DATA', 'lengths of the parts'));
  const photoAt = textAt + TEXT_BYTES;
  return mapOk(parseCardText(data.subarray(textAt, photoAt)), (fields) => ({
    ...fields,
    ...(!isPlain && { hasFingerprints: fingerprintBytes > 0 }),
    photo: data.slice(photoAt, photoAt + PHOTO_BYTES),
  }));
}
