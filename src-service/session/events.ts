import type { ComparedPhoto } from '../../contract/evidence.ts';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { Failure } from '../../contract/failures.ts';
import type { ScanStep } from '../../contract/session.ts';
import type { AccessToken } from '../platform/access-token.ts';
import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { Verified } from '../platform/verified.ts';
import type { CardInput, CodeInput, Grant, Input, Person, Session } from './model.ts';

/** What can happen to a session. Events of a session that is over carry its id and are ignored. */
export type SessionEvent =
  // From the devices.
  | { readonly kind: 'code'; readonly input: CodeInput }
  | { readonly kind: 'card-present' }
  | { readonly kind: 'card'; readonly input: CardInput }
  | { readonly kind: 'input-failed'; readonly failure: Failure }
  | { readonly kind: 'card-removed' }
  /** What can be done here has changed: a device or the platform has gone or come back. */
  | { readonly kind: 'abilities' }
  // From the platform.
  | { readonly kind: 'step'; readonly id: string; readonly step: ScanStep }
  | { readonly kind: 'verified'; readonly id: string; readonly verified: Verified }
  /** Card and code are one person's, says the code system; or they could not be joined. */
  | {
      readonly kind: 'joined';
      readonly id: string;
      readonly card: CardInput;
      readonly verified: Verified;
    }
  | {
      readonly kind: 'join-failed';
      readonly id: string;
      readonly card: CardInput;
      readonly failure: Failure;
    }
  | { readonly kind: 'granted'; readonly id: string; readonly grant: Grant }
  | { readonly kind: 'way-failed'; readonly id: string; readonly failure: Failure }
  | {
      readonly kind: 'document-ready';
      readonly id: string;
      readonly certificateId: string;
      readonly check: CertificateCheck;
    }
  /** The download broke off; it is saved and goes on by itself. */
  | { readonly kind: 'document-waiting'; readonly id: string; readonly certificateId: string }
  | {
      readonly kind: 'document-failed';
      readonly id: string;
      readonly certificateId: string;
      readonly failure: Failure;
    }
  // From the code that the terminal shows (扫码).
  | {
      readonly kind: 'scan-opened';
      readonly id: string;
      readonly scanCode: string;
      readonly validForMs: number;
    }
  | { readonly kind: 'scan-seen'; readonly id: string }
  | {
      readonly kind: 'scan-confirmed';
      readonly id: string;
      readonly verified: Verified;
      readonly token: AccessToken;
    }
  // From the queue.
  | { readonly kind: 'queued'; readonly id: string; readonly row: QueuedRow }
  | { readonly kind: 'queue-tried'; readonly rowId: string; readonly nextTryAt: number }
  | { readonly kind: 'queue-done'; readonly rowId: string; readonly verified: Verified }
  | { readonly kind: 'queue-failed'; readonly rowId: string; readonly failure: Failure }
  // From the person.
  | { readonly kind: 'show-code' }
  | { readonly kind: 'agree'; readonly id: string }
  | { readonly kind: 'refuse'; readonly id: string }
  /** The clerk has held the person against the photo of the card (人证比对). */
  | {
      readonly kind: 'face-compared';
      readonly id: string;
      /** The card whose photo it was, by its `requestId`. */
      readonly cardId: string;
      readonly same: boolean;
      readonly photo: ComparedPhoto;
    }
  | { readonly kind: 'end'; readonly id?: string }
  | { readonly kind: 'extend'; readonly id: string }
  | { readonly kind: 'open'; readonly id: string; readonly certificateId: string }
  | { readonly kind: 'close'; readonly id: string }
  // From the clock: the deadline of the present state has passed.
  | { readonly kind: 'deadline' };

export interface QueuedRow {
  readonly rowId: string;
  readonly queuedAt: number;
  readonly expiresAt: number;
  readonly nextTryAt: number;
}

/** What the outside has to do after an event. */
export type SessionEffect =
  | { readonly kind: 'verify'; readonly id: string; readonly input: Input }
  | {
      readonly kind: 'join';
      readonly id: string;
      readonly card: CardInput;
      readonly person: Person;
    }
  | { readonly kind: 'enqueue'; readonly id: string; readonly input: CodeInput }
  | { readonly kind: 'withdraw'; readonly rowId: string }
  | { readonly kind: 'authorise'; readonly id: string; readonly person: Person }
  | {
      readonly kind: 'list';
      readonly id: string;
      readonly person: Person;
      readonly token: AccessToken;
    }
  /** `forMs`: how long consent could still have been given, in milliseconds. */
  | { readonly kind: 'tell-refusal'; readonly verified: Verified; readonly forMs: number }
  /** A certificate is on the screen. */
  | {
      readonly kind: 'tell-use';
      readonly verified: Verified;
      readonly token: AccessToken;
      readonly identifier: string;
    }
  | {
      readonly kind: 'fetch';
      readonly id: string;
      readonly certificateId: string;
      readonly entry: ListedCertificate;
      readonly verified: Verified;
      readonly accessToken: AccessToken;
    }
  /** Opens it and waits for the phone; it is given up when its state is left. */
  | { readonly kind: 'open-scan'; readonly id: string }
  /** Drop the bytes of the opened certificate. */
  | { readonly kind: 'drop-document' }
  | { readonly kind: 'notice'; readonly failure: Failure }
  | { readonly kind: 'unexpected'; readonly name: string };

export interface Step {
  readonly session: Session;
  readonly effects: readonly SessionEffect[];
}
