import type { ReaderAnswer } from './binding.ts';
import { FLAG } from './codes.ts';
import type { PcscReader } from './state.ts';

/** The readers of the service's answers; one that the service no longer has is left out. */
export function readersFrom(answers: readonly ReaderAnswer[]): PcscReader[] {
  return answers
    .filter(({ event }) => (event & (FLAG.unknown | FLAG.unavailable)) === 0)
    .map(({ name, event, atr }) => {
      const state = stateOf(event);
      const hasAtr = state !== 'empty' && atr.length > 0;
      return { name, state, ...(hasAtr && { atr: Buffer.from(atr).toString('hex') }) };
    });
}

function stateOf(event: number): PcscReader['state'] {
  if ((event & FLAG.present) === 0) return 'empty';
  if ((event & FLAG.mute) !== 0) return 'mute';
  return (event & (FLAG.inUse | FLAG.exclusive)) === 0 ? 'present' : 'in-use';
}
