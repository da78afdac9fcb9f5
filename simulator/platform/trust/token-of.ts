import { z } from 'zod';
import { sm3Hex } from '../../../crypto/sm3.ts';
import { utf8 } from '../../../crypto/utf8.ts';
import { ok } from '../../../contract/result.ts';
import { refuse, type Answer } from '../answer.ts';

/** Where a request can carry its access token. */
export interface TokenPlaces {
  /** The `authorization: Bearer` value, which whoever passes the request on can read. */
  readonly bearer: string | undefined;
  readonly wasSealed: boolean;
}

const insideSchema = z.looseObject({ accessToken: z.string().optional() });

/** Refuses a header that is not the signed one's, or that stands beside a sealed body. */
export function checkHeader(
  { bearer, wasSealed }: TokenPlaces,
  tokenDigest: string | undefined,
): Answer<undefined> {
  if (wasSealed) {
    return bearer === undefined ? ok() : refuse('SIGN_INVALID', 'a token beside a sealed body');
  }
  return checkDigest(bearer, tokenDigest);
}

/**
 * The access token of a request whose body is in the open now: from inside where it was sealed, else
 * from the header.
 */
export function tokenOf(
  message: unknown,
  { bearer, wasSealed }: TokenPlaces,
): Answer<string | undefined> {
  const inside = insideSchema.safeParse(message).data?.accessToken;
  if (!wasSealed && inside !== undefined) {
    return refuse('PARAM', 'accessToken: belongs in a sealed body only');
  }
  return ok(inside ?? bearer);
}

/** Whether the signed head names this token. */
export function checkDigest(
  token: string | undefined,
  tokenDigest: string | undefined,
): Answer<undefined> {
  const digest = token === undefined ? undefined : sm3Hex(utf8(token));
  return digest === tokenDigest ? ok() : refuse('SIGN_INVALID', 'tokenDigest is of another token');
}
