/**
 * The process in which the calls of PC/SC block: it tells what it sees and is told nothing. It ends
 * when it is killed, or with its parent.
 */
import { answer } from '../native/answer.ts';
import { endWithParent } from '../native/lifeline.ts';
import { loadPcsc } from './binding.ts';
import { FRAME } from './messages.ts';
import { createPoll } from './poll.ts';
import { pcscProblem, type PcscState } from './state.ts';

const SLEEPER = new Int32Array(new SharedArrayBuffer(4));

function say(kind: number, state: PcscState): void {
  answer({ kind, body: new TextEncoder().encode(JSON.stringify(state)) });
}

function watch(poll: ReturnType<typeof createPoll>): never {
  let told = '';
  for (;;) {
    const { state, restMs } = poll.step();
    const text = JSON.stringify(state);
    if (text === told) answer({ kind: FRAME.alive, body: new Uint8Array() });
    else say(FRAME.state, state);
    told = text;
    Atomics.wait(SLEEPER, 0, 0, restMs);
  }
}

endWithParent();
const pcsc = await loadPcsc();
if (pcsc.ok) watch(createPoll(pcsc.value, process.platform !== 'darwin'));
say(FRAME.noLibrary, pcscProblem(pcsc.error));
