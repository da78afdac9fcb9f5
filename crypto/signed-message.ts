import { z } from 'zod';
import { failure, type Failure } from '../contract/failures.ts';
import { signAlgSchema, signatureSchema } from '../contract/platform/common.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { fromHex, toHex } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { CryptoProvider } from './provider.ts';

/** What a signed body looks like from outside; what else is in it is its schema's affair. */
const signedSchema = z.looseObject({
  head: z.looseObject({ signAlg: signAlgSchema, sign: signatureSchema }),
});

/** A body with its signature in the head. */
export type Signed<T extends { readonly head: object }> = T & {
  readonly head: { readonly signAlg: 'SM2-SM3'; readonly sign: string };
};

/**
 * Signs a body: `head.signAlg` says how, `head.sign` is the signature, and everything else in the
 * body is covered, in its canonical form (RFC 8785). A signature that was in it is replaced.
 *
 * Fails with what {@link CryptoProvider.sign} fails with.
 *
 * @throws TypeError for a body that JSON cannot carry
 */
export async function signBody<T extends { readonly head: object }>(
  body: T,
  provider: CryptoProvider,
): Promise<Result<Signed<T>, Failure>> {
  const unsigned = { ...body, head: { ...body.head, signAlg: 'SM2-SM3', sign: undefined } };
  const bytes = canonicalBytes(unsigned);
  if (!bytes) throw new TypeError('a body without a canonical form');
  const signed = await provider.sign(bytes);
  if (!signed.ok) return signed;
  return ok({ ...body, head: { ...body.head, signAlg: 'SM2-SM3', sign: toHex(signed.value) } });
}

/**
 * Whether a parsed body was signed as it is with this key. Fails with `SIGN_INVALID` for whatever
 * else arrives, and never throws.
 *
 * The body is the parsed value, not the text: a key that stood twice in the text has been reduced
 * to its last occurrence by then. That is safe because the same value is checked here and used
 * afterwards; nobody looks at the text again. Likewise a number that stood there with more digits
 * than a double holds is checked, and used, as the double.
 */
export async function verifyBody(
  body: unknown,
  publicKey: string,
  provider: CryptoProvider,
): Promise<Result<undefined, Failure>> {
  const parsed = signedSchema.safeParse(body);
  if (!parsed.success) return err(failure('SIGN_INVALID', 'no signature'));
  // Not what the schema gives back: only the body as it came is what will be used.
  const { head } = body as { readonly head: { readonly sign: string } };
  const bytes = canonicalBytes({ ...(body as object), head: { ...head, sign: undefined } });
  if (!bytes) return err(failure('SIGN_INVALID', 'no canonical form'));
  const isRight = await provider.verify(bytes, fromHex(head.sign), publicKey);
  return isRight ? ok() : err(failure('SIGN_INVALID'));
}
