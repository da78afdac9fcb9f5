import type { AnswerReader, Judgement } from './answer.ts';
import type { OwedAnswer } from './owed-answers.ts';

/** Longest answer of a scanner to a command, in bytes; what is longer is text. */
export const ANSWER_CAP_BYTES = 256;

interface Reading {
  readonly answer: OwedAnswer;
  readonly read: AnswerReader;
}

/** The world around a stream. */
export interface Surroundings {
  /** Whether any answer may come; without one all is text. */
  isAsked(): boolean;
  /** In the middle of a symbol: no answer begins here. */
  isOpen(): boolean;
  /** What may begin here, the likeliest first. */
  candidates(): OwedAnswer[];
  text(bytes: Uint8Array): void;
  answer(answer: OwedAnswer, judgement: Judgement): void;
}

export interface AnswerFilter {
  /** Tells the parts of a stream apart and hands each on, in order; linear in its length. */
  push(bytes: Uint8Array, to: Surroundings): void;
  /** Half an answer is held back. */
  pending(): boolean;
  /** The other half will not come: forgets what is held back. */
  drop(): void;
}

/**
 * Takes the answers to commands out of a stream of scanned text. An answer begins where no symbol is
 * open and only while it is asked for, so that a code that holds its bytes stays whole. Bytes that
 * turn out to be no answer are text after all, in their old order.
 */
export function createAnswerFilter(): AnswerFilter {
  const held: number[] = [];
  /** What the held bytes may be the beginning of. */
  let going: readonly Reading[] = [];

  function forget(): void {
    held.fill(0);
    held.length = 0;
    going = [];
  }

  function take(byte: number, to: Surroundings): void {
    if (held.length === 0) {
      if (to.isOpen()) {
        to.text(Uint8Array.of(byte));
        return;
      }
      going = to.candidates().map((answer) => ({ answer, read: answer.read() }));
    }
    held.push(byte);
    const still: Reading[] = [];
    for (const reading of going) {
      const step = reading.read(byte);
      if (step === 'more') still.push(reading);
      else if (step !== 'no') {
        forget();
        to.answer(reading.answer, step);
        return;
      }
    }
    going = still;
    if (going.length === 0 || held.length === ANSWER_CAP_BYTES) release(to);
  }

  /** The first held byte begins no answer; the second may. */
  function release(to: Surroundings): void {
    const [first = 0, ...rest] = held;
    forget();
    to.text(Uint8Array.of(first));
    for (const byte of rest) take(byte, to);
  }

  return {
    push(bytes, to) {
      for (const [at, byte] of bytes.entries()) {
        if (held.length === 0 && !to.isAsked()) {
          to.text(bytes.subarray(at));
          return;
        }
        take(byte, to);
      }
    },
    pending: () => held.length > 0,
    drop: forget,
  };
}
