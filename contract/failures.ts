import { z } from 'zod';

/**
 * Who or what makes it good:
 * - `rescan`: the citizen shows a fresh code or puts the card down again
 * - `automatic`: the terminal tries again by itself
 * - `clerk`: somebody of the hall has to act
 * - `none`: nothing will change the answer
 */
export type Remedy = 'rescan' | 'automatic' | 'clerk' | 'none';

interface FailureEntry {
  /** What happened, for an engineer. The texts for people are in `src-renderer/i18n`. */
  readonly cause: string;
  readonly remedy: Remedy;
}

/**
 * The one catalogue of expected failures. Every failure that a person can meet ends in one of these;
 * a test holds it against the texts in both languages, so that none is without words.
 */
export const FAILURES = {
  CODE_UNKNOWN_KIND: { remedy: 'rescan', cause: 'the scanned text matches no code profile' },
  CODE_FORMAT: { remedy: 'rescan', cause: 'a segment of the code has a wrong length or character' },
  CODE_CHECK: { remedy: 'rescan', cause: 'the check character does not fit the code' },
  CODE_TOO_LONG: { remedy: 'rescan', cause: 'the scan is longer than any code can be' },
  CODE_EXPIRED: { remedy: 'rescan', cause: 'the code system says that the code has expired' },
  CODE_USED: { remedy: 'rescan', cause: 'the code has been used already' },
  CODE_REVOKED: { remedy: 'rescan', cause: 'the holder or the code system has revoked the code' },
  CODE_NOT_FOUND: { remedy: 'rescan', cause: 'the code system never issued this code' },
  SCAN_DAMAGED: { remedy: 'rescan', cause: 'bytes of the scan were lost or changed on the line' },
  ROUTE_UNKNOWN: { remedy: 'none', cause: 'the routing hub knows no such code system' },
  ROUTE_SUSPENDED: { remedy: 'clerk', cause: 'the code system is suspended or retired' },
  CONSENT_REFUSED: { remedy: 'none', cause: 'the citizen, or a rule set by the citizen, refused' },
  CONSENT_TIMEOUT: { remedy: 'rescan', cause: 'nobody answered the consent page in time' },
  LEVEL_TOO_LOW: { remedy: 'clerk', cause: 'the item asks for a higher real-name level' },
  HOLDER_NOT_FOUND: { remedy: 'clerk', cause: 'the platform knows no holder with this identity' },
  TOKEN_EXPIRED: { remedy: 'rescan', cause: 'the access token has expired or is used up' },
  SCOPE_DENIED: { remedy: 'clerk', cause: 'the access token does not cover this certificate' },
  CERT_UNAVAILABLE: { remedy: 'automatic', cause: 'the certificate store cannot deliver the file' },
  CERT_REVOKED: { remedy: 'none', cause: 'the certificate has been revoked or withdrawn' },
  CERT_DIGEST: { remedy: 'clerk', cause: 'size or SM3 digest of the file differ from the promise' },
  CERT_TYPE: { remedy: 'clerk', cause: 'the file has a media type that the terminal cannot show' },
  CERT_TOO_LARGE: { remedy: 'clerk', cause: 'the file is larger than the terminal accepts' },
  TERMINAL_REFUSED: { remedy: 'clerk', cause: 'the platform does not accept this terminal' },
  RATE_LIMIT: { remedy: 'automatic', cause: 'the platform asks for slower requests' },
  PLATFORM_UNREACHABLE: { remedy: 'automatic', cause: 'no connection to the platform' },
  PLATFORM_TIMEOUT: { remedy: 'automatic', cause: 'the platform did not answer in time' },
  PLATFORM_ERROR: { remedy: 'automatic', cause: 'the platform answered with a server error' },
  PLATFORM_REPLY_INVALID: { remedy: 'clerk', cause: 'the reply does not fit the contract' },
  QUEUE_EXPIRED: { remedy: 'rescan', cause: 'a saved scan outlived the code while offline' },
  STORE_FAILED: { remedy: 'clerk', cause: 'the local database cannot be written' },
  CARD_UNREADABLE: { remedy: 'rescan', cause: 'the card was moved or its data cannot be read' },
  CARD_REJECTED: { remedy: 'clerk', cause: 'card and reader could not authenticate each other' },
  CARD_TYPE: { remedy: 'clerk', cause: 'the card has a type that this item does not accept' },
  CARD_DATA: { remedy: 'clerk', cause: 'a field on the card does not validate' },
  CARD_EXPIRED: { remedy: 'clerk', cause: 'the validity of the card has ended' },
  DEVICE_ABSENT: { remedy: 'automatic', cause: 'the device is not plugged in' },
  DEVICE_BUSY: { remedy: 'automatic', cause: 'another program holds the port' },
  DEVICE_PERMISSION: { remedy: 'clerk', cause: 'the operating system denies access to the port' },
  DEVICE_OPEN_FAILED: { remedy: 'automatic', cause: 'the port cannot be opened' },
  DEVICE_SILENT: { remedy: 'automatic', cause: 'the device does not answer' },
  DEVICE_PROTOCOL: { remedy: 'automatic', cause: 'the device answers with damaged frames' },
  DEVICE_OUT_OF_SERVICE: { remedy: 'clerk', cause: 'the security module reports a fault' },
  DEVICE_COMMAND_FAILED: { remedy: 'clerk', cause: 'the device refused or ignored a command' },
  SERVICE_INTERRUPTED: { remedy: 'rescan', cause: 'the terminal service restarted in a session' },
  SESSION_TAKEN: { remedy: 'none', cause: 'another citizen’s session is still open' },
} as const satisfies Record<string, FailureEntry>;

export type FailureCode = keyof typeof FAILURES;

const CODES = Object.keys(FAILURES) as [FailureCode, ...FailureCode[]];

export const failureCodeSchema = z.enum(CODES);

/**
 * One expected failure as it travels. `detail` is for the technician and must hold nothing of a
 * person: a segment name, an HTTP status, a status word of a reader.
 */
export const failureSchema = z.strictObject({
  code: failureCodeSchema,
  detail: z.string().max(200).optional(),
});

export type Failure = z.infer<typeof failureSchema>;

/** Makes a {@link Failure}; `detail` names the technical circumstance, never a person. */
export function failure(code: FailureCode, detail?: string): Failure {
  return detail === undefined ? { code } : { code, detail: detail.slice(0, 200) };
}
