import type { Failure } from '../../contract/failures.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import type { CardView, ScanStep, Subject } from '../../contract/session.ts';
import type { AccessToken } from '../platform/access-token.ts';
import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { HolderIdentity, ScannedCode } from '../platform/code-system.ts';

/** A scanned code on its way, with the name of its intent. */
export interface CodeInput {
  readonly via: 'code';
  /** Stays the same through every retry, so that the platform acts once. */
  readonly requestId: string;
  readonly codeSystemId: string;
  /** Code profile (码制) that the text fits. */
  readonly profile?: string | undefined;
  readonly code: ScannedCode;
}

export interface CardInput {
  readonly via: 'id-card';
  readonly requestId: string;
  readonly holder: HolderIdentity;
  /** What the screens show of the card. */
  readonly card: CardView;
  readonly readAt: number;
}

export type Input = CodeInput | CardInput;

/** What a session is working on: first who it is, then, consent given, what may be seen. */
export type Task =
  | { readonly kind: 'verify'; readonly input: Input }
  | { readonly kind: 'authorise'; readonly verification: Verification };

/** What the code system answered, and where to ask further. */
export interface Verification {
  readonly route: RouteEntry;
  readonly subjectRef: string;
  readonly subject: Subject;
  readonly scopes: readonly { readonly code: string; readonly name: string }[];
  /** How long consent can be given on the strength of this, by the code system's own clock. */
  readonly consentForMs: number;
}

/** Consent given: the token lives here and nowhere else. */
export interface Grant {
  readonly accessToken: AccessToken;
  readonly entries: readonly ListedCertificate[];
}

export interface Opened {
  readonly certificateId: string;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly failure?: Failure;
}

/** The whole state of a session; unlike the snapshot it knows the secrets, and dies with the session. */
export type Session =
  | { readonly state: 'idle' }
  | { readonly state: 'reading-card'; readonly id: string; readonly startedAt: number }
  | {
      readonly state: 'working';
      readonly id: string;
      readonly step: ScanStep;
      readonly startedAt: number;
      readonly deadline: number;
      readonly task: Task;
    }
  | {
      readonly state: 'queued';
      readonly id: string;
      readonly rowId: string;
      readonly queuedAt: number;
      readonly expiresAt: number;
      readonly nextTryAt: number;
      readonly tries: number;
      /** Until when somebody is taken to stand here; any touch moves it. */
      readonly presentUntil: number;
    }
  | {
      readonly state: 'consent';
      readonly id: string;
      readonly verification: Verification;
      readonly deadline: number;
    }
  | {
      readonly state: 'certificates';
      readonly id: string;
      readonly verification: Verification;
      readonly grant: Grant;
      readonly opened?: Opened;
      readonly endsAt: number;
    }
  | {
      readonly state: 'failed';
      readonly id: string;
      readonly failure: Failure;
      readonly endsAt: number;
    }
  | {
      readonly state: 'ended';
      readonly reason: 'by-person' | 'idle' | 'refused';
      readonly endsAt: number;
    };

/** What can happen to a session. Events of a session that is over carry its id and are ignored. */
export type SessionEvent =
  // From the devices.
  | { readonly kind: 'code'; readonly input: CodeInput }
  | { readonly kind: 'card-present' }
  | { readonly kind: 'card'; readonly input: CardInput }
  | { readonly kind: 'input-failed'; readonly failure: Failure }
  | { readonly kind: 'card-removed' }
  // From the platform.
  | { readonly kind: 'step'; readonly id: string; readonly step: ScanStep }
  | { readonly kind: 'verified'; readonly id: string; readonly verification: Verification }
  | { readonly kind: 'granted'; readonly id: string; readonly grant: Grant }
  | { readonly kind: 'way-failed'; readonly id: string; readonly failure: Failure }
  | { readonly kind: 'document-ready'; readonly id: string; readonly certificateId: string }
  | {
      readonly kind: 'document-failed';
      readonly id: string;
      readonly certificateId: string;
      readonly failure: Failure;
    }
  // From the queue.
  | { readonly kind: 'queued'; readonly id: string; readonly row: QueuedRow }
  | { readonly kind: 'queue-tried'; readonly rowId: string; readonly nextTryAt: number }
  | { readonly kind: 'queue-done'; readonly rowId: string; readonly verification: Verification }
  | { readonly kind: 'queue-failed'; readonly rowId: string; readonly failure: Failure }
  // From the person.
  | { readonly kind: 'agree'; readonly id: string }
  | { readonly kind: 'refuse'; readonly id: string }
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
  | { readonly kind: 'enqueue'; readonly id: string; readonly input: CodeInput }
  | { readonly kind: 'withdraw'; readonly rowId: string }
  | { readonly kind: 'authorise'; readonly id: string; readonly verification: Verification }
  | { readonly kind: 'tell-refusal'; readonly verification: Verification }
  | {
      readonly kind: 'fetch';
      readonly id: string;
      readonly certificateId: string;
      readonly entry: ListedCertificate;
      readonly route: RouteEntry;
      readonly accessToken: AccessToken;
    }
  /** Drop the bytes of the opened certificate. */
  | { readonly kind: 'drop-document' }
  | { readonly kind: 'notice'; readonly failure: Failure }
  | { readonly kind: 'unexpected'; readonly name: string };

/** Fixed for the life of the service, but for the minimum level, which is the item's. */
export interface SessionRules {
  readonly mode: 'self-service' | 'counter';
  readonly minLevel: number;
  /** All in milliseconds. */
  readonly limits: {
    readonly scanBudget: number;
    readonly consent: number;
    readonly idle: number;
    readonly view: number;
    readonly failure: number;
    readonly farewell: number;
    readonly readCard: number;
  };
}

export interface Step {
  readonly session: Session;
  readonly effects: readonly SessionEffect[];
}
