import type { Cancel, Clock } from '../../contract/clock.ts';
import type { CardAnswer, CardDialect, CardFrame } from '../protocol/card/dialect.ts';

/** Silence inside of a frame after which the rest will not come, in milliseconds. */
export const INTER_BYTE_MS = 200;
/**
 * So many bytes are more than noise on the line: what is damaged of them was the answer, and none
 * other will come.
 */
export const ANSWER_BYTES = 64;

/** What became of one command. */
export type Outcome = CardAnswer | { readonly kind: 'damaged' } | { readonly kind: 'unanswered' };

export interface Exchange {
  /** Sends a command; `done` is called once. One command at a time. */
  ask(command: Uint8Array, limitMs: number, done: (outcome: Outcome) => void): void;
  receive(bytes: Uint8Array): void;
  /** Forgets the command under way: nobody is called. */
  stop(): void;
}

/**
 * Command and answer over one port, each with its time limits. Damage alone settles nothing: as long
 * as it may have been noise, the answer may still come, until the limit.
 */
export function createExchange(
  { createDecoder }: Pick<CardDialect, 'createDecoder'>,
  clock: Clock,
  write: (bytes: Uint8Array) => void,
): Exchange {
  const decoder = createDecoder();
  let waiting: ((outcome: Outcome) => void) | undefined;
  let cancelLimit: Cancel = () => {};
  let cancelGap: Cancel = () => {};
  let isDamaged = false;
  let heardBytes = 0;

  function settle(outcome: Outcome): void {
    const done = waiting;
    stop();
    done?.(outcome);
  }

  function stop(): void {
    waiting = undefined;
    cancelLimit();
    cancelGap();
    decoder.reset();
    isDamaged = false;
    heardBytes = 0;
  }

  /** Whether the answer was among them; whoever was told may have asked again by now. */
  function take(frames: readonly CardFrame[]): boolean {
    const [answer, ...surplus] = frames.filter((frame) => frame.kind === 'answer');
    for (const { data } of surplus) data.fill(0);
    if (frames.length > 0) isDamaged = true;
    if (answer) settle(answer);
    return answer !== undefined;
  }

  /** The line is quiet: a frame that is not whole stays so. */
  function takeHalfFrame(): boolean {
    if (decoder.pending()) isDamaged = true;
    return take(decoder.giveUp());
  }

  return {
    ask(command, limitMs, done) {
      stop();
      waiting = done;
      cancelLimit = clock.after(limitMs, () => {
        if (!takeHalfFrame()) settle({ kind: isDamaged ? 'damaged' : 'unanswered' });
      });
      write(command);
    },
    receive(bytes) {
      // What comes unasked is the late answer to a command given up, or noise.
      if (!waiting) return;
      heardBytes += bytes.length;
      cancelGap();
      if (take(decoder.push(bytes))) return;
      cancelGap = clock.after(INTER_BYTE_MS, () => {
        if (takeHalfFrame()) return;
        if (isDamaged && heardBytes >= ANSWER_BYTES) settle({ kind: 'damaged' });
      });
    },
    stop,
  };
}
