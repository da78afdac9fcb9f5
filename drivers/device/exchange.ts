import type { Cancel, Clock } from '../../contract/clock.ts';
import type { CardAnswer, CardDialect } from '../protocol/card/dialect.ts';

/** Silence inside of a frame after which the rest will not come, in milliseconds. */
export const INTER_BYTE_MS = 200;

/** What became of one command. */
export type Outcome = CardAnswer | { readonly kind: 'damaged' } | { readonly kind: 'unanswered' };

export interface Exchange {
  /** Sends a command; `done` is called once. One command at a time. */
  ask(command: Uint8Array, limitMs: number, done: (outcome: Outcome) => void): void;
  receive(bytes: Uint8Array): void;
  /** Forgets the command under way: nobody is called. */
  stop(): void;
}

/** Command and answer over one port, each with its time limits. */
export function createExchange(
  { createDecoder }: Pick<CardDialect, 'createDecoder'>,
  clock: Clock,
  write: (bytes: Uint8Array) => void,
): Exchange {
  const decoder = createDecoder();
  let waiting: ((outcome: Outcome) => void) | undefined;
  let cancelLimit: Cancel = () => {};
  let cancelGap: Cancel = () => {};

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
  }

  return {
    ask(command, limitMs, done) {
      stop();
      waiting = done;
      cancelLimit = clock.after(limitMs, () => {
        settle({ kind: decoder.pending() ? 'damaged' : 'unanswered' });
      });
      write(command);
    },
    receive(bytes) {
      // What comes unasked is the late answer to a command given up, or noise.
      if (!waiting) return;
      const frames = decoder.push(bytes);
      const [answer, ...surplus] = frames.filter((frame) => frame.kind === 'answer');
      for (const { data } of surplus) data.fill(0);
      if (frames.length > 0) {
        settle(answer ?? { kind: 'damaged' });
        return;
      }
      cancelGap();
      if (decoder.pending()) {
        cancelGap = clock.after(INTER_BYTE_MS, () => settle({ kind: 'damaged' }));
      }
    },
    stop,
  };
}
