import type { Failure } from '../../../contract/failures.ts';
import type { Result } from '../../../contract/result.ts';
import type { IdCard } from '../../id-card.ts';

/** What a reader of ID cards may be asked for. Only `find` and `read` exist in every protocol. */
export type CardCommand =
  /** State of the security module (SAM). */
  | 'samStatus'
  /** Number of the security module (安全模块号). */
  | 'samNumber'
  | 'resetSam'
  /** Is there a card in the field (寻找证/卡)? */
  | 'find'
  /** Select the card that was found (选取证/卡). */
  | 'select'
  /** Text and photo (读固定信息). */
  | 'read'
  /** Text, photo and fingerprints. */
  | 'readFingerprints'
  /** Newest extra address (读追加信息). */
  | 'readAddress';

/** An answer of the reader whose check byte fits. */
export interface CardAnswer {
  readonly kind: 'answer';
  /** The status words as one number, as the protocol has them. */
  readonly code: number;
  /** A copy; may hold personal data, so whoever has read it zeroes it. */
  readonly data: Uint8Array;
}

/** Bytes that looked like a frame and were none. */
export interface CardDamage {
  readonly kind: 'damage';
  readonly what: 'length' | 'checksum';
}

export type CardFrame = CardAnswer | CardDamage;

/** Finds frames in a stream of bytes; holds one frame at most. */
export interface CardDecoder {
  push(bytes: Uint8Array): CardFrame[];
  /** The rest of a half frame will not come: what was inside of it, which need not be nothing. */
  giveUp(): CardFrame[];
  /** Forgets a half frame, overwriting what was there. */
  reset(): void;
  /** True in the middle of a frame. */
  pending(): boolean;
}

/**
 * What to do about an answer:
 * - `ok`: the command has worked
 * - `no-card`: nothing in the field; keep looking
 * - `retry`: from finding the card
 * - `resend`: the reader did not understand the frame; once more, then it is a fault of the link
 * - `misfit`: success, but of another command
 * - `plain`: the fingerprints will not do; read without them
 * - `card`: this card will not do
 * - `device`: the reader cannot work
 */
export type StatusClass =
  'ok' | 'no-card' | 'retry' | 'resend' | 'misfit' | 'plain' | 'card' | 'device';

export interface CardStatus {
  readonly class: StatusClass;
  /** With `retry`, `resend`, `plain`, `card` and `device`: its name once nothing more helps. */
  readonly failure?: Failure;
}

/**
 * How readers of one family speak. Assumes no one frame: a command is bytes, an answer is what the
 * decoder finds, and what the answer means is the family's to say.
 */
export interface CardDialect {
  /** Commands that take longer than is usual, with their time limits in milliseconds. */
  readonly slowMs?: Readonly<Partial<Record<CardCommand, number>>>;
  /** The bytes of a command; undefined where the protocol has none for it. */
  encode(command: CardCommand): Uint8Array | undefined;
  createDecoder(): CardDecoder;
  /** What an answer to this command means. */
  judge(command: CardCommand, answer: CardAnswer): CardStatus;
  /** Data of a good answer to `samNumber`, as it is printed on readers. */
  samNumber(data: Uint8Array): string | undefined;
  /** Data of a good answer to `read` or `readFingerprints`. Zeroes fingerprints in `data`. */
  readCard(data: Uint8Array): Result<IdCard, Failure>;
  /** Data of a good answer to `readAddress`; undefined where the card has none. */
  newestAddress(data: Uint8Array): string | undefined;
}
