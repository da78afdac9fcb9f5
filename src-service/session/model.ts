import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type {
  Evidence,
  EvidenceRecord,
  EvidenceStep,
  RealNameLevel,
} from '../../contract/evidence.ts';
import type { Failure } from '../../contract/failures.ts';
import type { CardView, ScanStep, Subject } from '../../contract/session.ts';
import type { Abilities } from '../../identity/ways.ts';
import type { AccessToken } from '../platform/access-token.ts';
import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { HolderIdentity, ScannedCode } from '../platform/code-system.ts';
import type { Verified } from '../platform/verified.ts';

/** A scanned code on its way, with the name of its intent. */
export interface CodeInput {
  readonly via: 'code';
  /** Stays the same through every retry, so that the platform acts once. */
  readonly requestId: string;
  readonly codeSystemId: string;
  /** Code profile (码制) that the text fits. */
  readonly profile?: string | undefined;
  readonly code: ScannedCode;
  /**
   * Until when it may wait for the network, by what it says itself and by its profile, in milliseconds
   * since 1970. A code that comes out of the queue has its end there.
   */
  readonly goodUntil?: number;
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

/** The person of a session: what the code system said last, and all that was checked so far. */
export interface Person {
  readonly verified: Verified;
  readonly subject: Subject;
  readonly evidence: Evidence;
  /** What the evidence amounted to when the consent that needed it was given. */
  readonly record?: EvidenceRecord;
  /** The reading of the person's card, by its `requestId`. */
  readonly cardId?: string;
  /** The same of a card that is being held against the person's code. */
  readonly comparing?: string;
}

/** What a session is working on: first who it is, then, consent given, what may be seen. */
export type Task =
  /** With `join` the code has to be of the person of that card, whom a clerk may have `compared`. */
  | {
      readonly kind: 'verify';
      readonly input: Input;
      readonly join?: CardInput;
      readonly compared?: readonly EvidenceStep[];
    }
  | {
      readonly kind: 'join';
      readonly card: CardInput;
      readonly person: Person;
      readonly token?: AccessToken;
    }
  | { readonly kind: 'authorise'; readonly person: Person }
  | { readonly kind: 'list'; readonly person: Person; readonly token: AccessToken };

/** Consent given: the token lives here and nowhere else. */
export interface Grant {
  readonly accessToken: AccessToken;
  readonly entries: readonly ListedCertificate[];
  /** Why others are not among them; absent: none was left out. */
  readonly leftOut?: readonly Failure[];
}

export interface Opened {
  readonly certificateId: string;
  /** `waiting`: the download broke off and goes on by itself. */
  readonly state: 'loading' | 'waiting' | 'ready' | 'failed';
  readonly failure?: Failure;
  /** With `ready`. */
  readonly check?: CertificateCheck;
}

/** What a person can still give here; `CLERK`: a clerk compares face and photo, beside a card. */
export type MissingProof = 'CARD' | 'CODE' | 'CLERK';

/** The whole state of a session; unlike the snapshot it knows the secrets, and dies with the session. */
export type Session =
  | { readonly state: 'idle' }
  | { readonly state: 'reading-card'; readonly id: string; readonly startedAt: number }
  | {
      readonly state: 'working';
      readonly id: string;
      readonly step: ScanStep;
      readonly startedAt: number;
      /** End of the whole budget, and of the share of the present step. */
      readonly deadline: number;
      readonly stepEndsAt: number;
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
      readonly state: 'scan-session';
      readonly id: string;
      readonly phase: 'opening' | 'pending' | 'scanned';
      /** Absent while the session is being opened. */
      readonly scanCode?: string;
      readonly deadline: number;
    }
  | {
      readonly state: 'evidence';
      readonly id: string;
      readonly person: Person;
      readonly needLevel: RealNameLevel;
      readonly missing: readonly MissingProof[];
      /** Nothing of it can be given just now. */
      readonly stuck?: true;
      /** How often that has been so. */
      readonly stops?: number;
      /** The card that came first, to hold the code against. */
      readonly card?: CardInput;
      /** Consent that was given on the phone already. */
      readonly token?: AccessToken;
      readonly deadline: number;
    }
  | {
      readonly state: 'consent';
      readonly id: string;
      readonly person: Person;
      readonly deadline: number;
    }
  | {
      readonly state: 'certificates';
      readonly id: string;
      readonly person: Person;
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

export type SessionOf<S extends Session['state']> = Extract<Session, { state: S }>;

/** What the machine has to know of the terminal, as it stands at the moment of an event. */
export interface SessionRules {
  readonly mode: 'self-service' | 'counter';
  /** Level that the chosen item asks for. */
  readonly minLevel: RealNameLevel;
  /** Whether it lets a clerk's comparison of face and photo (`4M`) count as level 4. */
  readonly acceptsManual: boolean;
  /** Who serves; absent where nobody signs in. */
  readonly operatorId?: string | undefined;
  /** What can be done here just now to find out who somebody is. */
  readonly abilities: Abilities;
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
