import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CardHolder, CodeHolder, SamePerson } from '../../identity/same-person.ts';
import type { Verified } from '../platform/verified.ts';

/** Compares on this machine, without sending anything of the card anywhere. */
export type Compare = (card: CardHolder, code: CodeHolder) => Promise<SamePerson>;

/** Of whom an answer is, as far as it says so. */
export function holderOf({ reply, nonce }: Verified): CodeHolder {
  const { nameMasked, idNoMasked, holderDigest } = reply;
  // A digest is made under the nonce of the request: without one it proves nothing.
  return { nameMasked, idNoMasked, nonce, ...(nonce === '' ? {} : { holderDigest }) };
}

/**
 * Holds what a code system answered about a card against that card. Its signature says who speaks, not
 * about whom. Fails with
 * - `mismatch` where the answer is about another person than the card's,
 * - `CARD_REPORTED_LOST` where the issuer calls the card lost (挂失): whoever has it may have found it.
 */
export async function answerOnCard(
  holder: CardHolder,
  verified: Verified,
  compare: Compare,
  mismatch: Failure,
): Promise<Result<Verified, Failure>> {
  if ((await compare(holder, holderOf(verified))) === 'different') return err(mismatch);
  if (verified.reply.cardStatus === 'LOST') return err(failure('CARD_REPORTED_LOST'));
  return ok(verified);
}
