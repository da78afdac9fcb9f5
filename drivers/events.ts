import type { Failure } from '../contract/failures.ts';
import type { IdCard } from './id-card.ts';

/** AIM identifier `]cm` that a scanner puts before the data (ISO/IEC 15424). */
export interface AimIdentifier {
  /** The code character, e.g. `Q`. */
  readonly code: string;
  /** The modifier character, e.g. `1`. */
  readonly modifier: string;
  /** e.g. `qr-code`; `unknown` for a code character that the table does not hold. */
  readonly symbology: string;
}

interface Occurrence {
  readonly deviceId: string;
  /** When the last byte of it was there, in milliseconds since 1970. */
  readonly at: number;
}

/** A whole symbol was read. */
export interface ScanEvent extends Occurrence {
  readonly kind: 'scan';
  /** The data as it came, without framing and AIM identifier; ECI escapes are still in it. */
  readonly bytes: Uint8Array;
  /**
   * {@link ScanEvent.bytes} as text, ECI escapes undone; U+FFFD stands for what is valid in no known
   * character set.
   */
  readonly text: string;
  readonly aim?: AimIdentifier;
  /** A keyboard wedge without an end key: only what fits a code profile is a scan. */
  readonly isUncertain?: boolean;
}

/** A burst longer than any symbol was thrown away. */
export interface ScanOverflowEvent extends Occurrence {
  readonly kind: 'scan-overflow';
}

/** A scan came, but what arrived of it was damaged on the line. */
export interface ScanDamagedEvent extends Occurrence {
  readonly kind: 'scan-damaged';
  /** What was wrong, never the content. */
  readonly what: string;
}

/** More scans came than a device may tell: those above the limit are dropped. Told once a flood. */
export interface ScanFloodEvent extends Occurrence {
  readonly kind: 'scan-flood';
}

/** A card lies on the reader and is being read. */
export interface CardPresentEvent extends Occurrence {
  readonly kind: 'card-present';
}

/** A card was read; whoever takes it calls `wipeIdCard` in the end. */
export interface CardEvent extends Occurrence {
  readonly kind: 'card';
  readonly card: IdCard;
  /** Number of the security module (SAM, 安全模块号) that vouches for the card. */
  readonly samId: string;
}

/** The card that lies there cannot be used; the reader waits until it is lifted. */
export interface CardFailedEvent extends Occurrence {
  readonly kind: 'card-failed';
  readonly failure: Failure;
}

/** The card has left the reader. */
export interface CardRemovedEvent extends Occurrence {
  readonly kind: 'card-removed';
}

/** A smart card (社会保障卡 and the like) lies in a PC/SC reader. */
export interface SmartCardPresentEvent extends Occurrence {
  readonly kind: 'smart-card-present';
  /** Answer to reset (ATR), as small hexadecimal digits, 2 to 33 bytes. */
  readonly atr: string;
}

export interface SmartCardRemovedEvent extends Occurrence {
  readonly kind: 'smart-card-removed';
}

export type DeviceEvent =
  | ScanEvent
  | ScanOverflowEvent
  | ScanDamagedEvent
  | ScanFloodEvent
  | CardPresentEvent
  | CardEvent
  | CardFailedEvent
  | CardRemovedEvent
  | SmartCardPresentEvent
  | SmartCardRemovedEvent;
