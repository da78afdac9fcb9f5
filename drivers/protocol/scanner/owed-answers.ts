import type { AnswerReader } from './answer.ts';

/** An answer that the device has not given yet. */
export interface OwedAnswer {
  /** The command; absent for what follows another answer. */
  readonly asked?: Uint8Array;
  readonly read: () => AnswerReader;
}

/** What may still come as an answer, up to a time: one for every command sent. */
export interface OwedAnswers {
  add(answer: OwedAnswer, until: number): void;
  isAny(now: number): boolean;
  /** All of them, those to this command first, else in the order in which they were asked for. */
  startingWith(asked: Uint8Array | undefined): OwedAnswer[];
  /** It has come. */
  remove(answer: OwedAnswer): void;
}

export function createOwedAnswers(): OwedAnswers {
  let owed: { readonly answer: OwedAnswer; readonly until: number }[] = [];
  return {
    add: (answer, until) => void owed.push({ answer, until }),
    isAny(now) {
      if (owed.length > 0) owed = owed.filter(({ until }) => now <= until);
      return owed.length > 0;
    },
    startingWith(asked) {
      const all = owed.map(({ answer }) => answer);
      const isFirst = (answer: OwedAnswer): boolean => answer.asked === asked;
      return [...all.filter(isFirst), ...all.filter((answer) => !isFirst(answer))];
    },
    remove(answer) {
      owed = owed.filter((each) => each.answer !== answer);
    },
  };
}
