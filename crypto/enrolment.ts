import type { EnrolmentRequest } from '../contract/enrolment.ts';
import type { Failure } from '../contract/failures.ts';
import type { Result } from '../contract/result.ts';
import { fromHex } from './bytes.ts';
import type { CryptoProvider } from './provider.ts';
import { signBody, verifyBody } from './signed-message.ts';
import { sm3Hex } from './sm3.ts';

/** Who is to be enrolled, from the configuration. */
export interface EnrollingTerminal {
  readonly id: string;
  readonly orgCode: string;
  readonly regionCode: string;
}

/**
 * The request by which a terminal becomes known: its signature proves that whoever asks holds the
 * signing key. Fails with `KEY_UNAVAILABLE`.
 *
 * @param now milliseconds since 1970
 */
export async function createEnrolmentRequest(
  { id, orgCode, regionCode }: EnrollingTerminal,
  provider: CryptoProvider,
  now: number,
): Promise<Result<EnrolmentRequest, Failure>> {
  const publicKeys = await provider.publicKeys();
  if (!publicKeys.ok) return publicKeys;
  const request = {
    head: {},
    terminalId: id,
    orgCode,
    regionCode,
    publicKeys: publicKeys.value,
    createdAt: new Date(now).toISOString(),
  };
  return signBody(request, provider);
}

/** Whether a request was signed with the key that it names. Fails with `SIGN_INVALID`. */
export async function verifyEnrolmentRequest(
  request: EnrolmentRequest,
  provider: CryptoProvider,
): Promise<Result<undefined, Failure>> {
  return verifyBody(request, request.publicKeys.sign, provider);
}

/**
 * What two people compare on the phone before a key is believed: SM3 of the 65 bytes of the point,
 * in groups of four digits.
 */
export function keyFingerprint(publicKey: string): string {
  return sm3Hex(fromHex(publicKey)).replaceAll(/(.{4})(?=.)/g, '$1 ');
}
