import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { manualClock, type ManualClock } from '../../contract/clock.ts';
import type { Child, ChildOptions } from '../native/child.ts';
import { FRAME } from './messages.ts';
import type { PcscState } from './state.ts';
import {
  LIBRARY_RETRY_MS,
  RESTART_MS,
  SILENCE_LIMIT_MS,
  START_LIMIT_MS,
  watchPcsc,
  type PcscWatch,
} from './watch.ts';

const EMPTY: PcscState = { available: true, readers: [{ name: 'A', state: 'empty' }] };
const SILENT = 'the smart-card service does not answer';

let clock: ManualClock;
let states: PcscState[];
let started: ChildOptions[];
let killed: number;
let watch: PcscWatch;

function start(options: ChildOptions): Child {
  started.push(options);
  return {
    send: () => {},
    kill() {
      killed++;
      options.onEnd('ended by SIGKILL');
      return Promise.resolve();
    },
  };
}
function hear(kind: number, content?: unknown): void {
  const body = content === undefined ? '' : JSON.stringify(content);
  started.at(-1)!.onFrame({ kind, body: new TextEncoder().encode(body) });
}
function pass(ms: number, step = 500): void {
  for (let at = 0; at < ms; at += step) {
    clock.advance(step);
    hear(FRAME.alive);
  }
}

beforeEach(() => {
  [clock, states, started, killed] = [manualClock(), [], [], 0];
  watch = watchPcsc({ clock, onState: (state) => states.push(state), start });
});

describe('watchPcsc', () => {
  it('tells a state once, and again when it has changed', () => {
    hear(FRAME.state, EMPTY);
    hear(FRAME.state, EMPTY);
    hear(FRAME.state, { available: true, readers: [] });
    expect(states).toEqual([EMPTY, { available: true, readers: [] }]);
  });

  it('waits as long as the process says that it lives', () => {
    hear(FRAME.state, EMPTY);
    pass(10 * SILENCE_LIMIT_MS);
    expect([states, killed]).toEqual([[EMPTY], 0]);
  });

  it('kills a process that has gone silent, says so once, and starts another', () => {
    hear(FRAME.state, EMPTY);
    clock.advance(SILENCE_LIMIT_MS);
    expect(killed).toBe(1);
    expect(states.at(-1)).toEqual({ available: false, problem: SILENT, readers: [] });
    clock.advance(RESTART_MS);
    expect(started).toHaveLength(2);
    clock.advance(START_LIMIT_MS + RESTART_MS);
    expect([started.length, killed]).toEqual([3, 2]);
    hear(FRAME.state, EMPTY);
    expect(states.map(({ problem }) => problem)).toEqual([undefined, SILENT, undefined]);
  });

  it('says why a process ended, and starts another', () => {
    started[0]!.onEnd('ended by SIGSEGV');
    expect(states).toEqual([
      { available: false, problem: 'pcsc process: ended by SIGSEGV', readers: [] },
    ]);
    clock.advance(RESTART_MS);
    expect(started).toHaveLength(2);
  });

  it('looks seldom for a library that is not installed', () => {
    const problem = 'libpcsclite.so.1 cannot be loaded';
    hear(FRAME.noLibrary, { available: false, problem, readers: [] });
    started[0]!.onEnd('ended with 0');
    expect(states).toEqual([{ available: false, problem, readers: [] }]);
    clock.advance(LIBRARY_RETRY_MS - 1);
    expect(started).toHaveLength(1);
    clock.advance(1);
    expect(started).toHaveLength(2);
  });

  it('stops: the process is gone, nothing is told any more, no timer is left', async () => {
    await watch.stop();
    hear(FRAME.state, EMPTY);
    expect([states, killed, clock.pending()]).toEqual([[], 1, 0]);
    await watch.stop();
  });

  it('stops between two processes', async () => {
    started[0]!.onEnd('ended with 1');
    await watch.stop();
    clock.advance(RESTART_MS);
    expect([started.length, clock.pending()]).toEqual([1, 0]);
  });

  it('never throws and tells nothing, whatever garbage the process says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.uint8Array(), (kind, body) => {
        started[0]!.onFrame({ kind, body });
        started[0]!.onFrame({ kind, body: new TextEncoder().encode('{"available":1}') });
      }),
    );
    expect(states).toEqual([]);
  });
});

it('has a first word from the real process on any machine, and ends it', async () => {
  const real: PcscState[] = [];
  // No service listens there, whatever this machine has.
  vi.stubEnv('PCSCLITE_CSOCK_NAME', '/nonexistent/pcscd.comm');
  onTestFinished(() => void vi.unstubAllEnvs());
  const running = watchPcsc({ clock: systemClock, onState: (state) => real.push(state) });
  await vi.waitFor(() => expect(real).toHaveLength(1), { timeout: START_LIMIT_MS });
  await running.stop();
  if (process.platform === 'linux') {
    expect(real[0]).toMatchObject({ available: false, readers: [] });
    expect(real[0]?.problem).toMatch(/is not running|libpcsclite\.so\.1 cannot be loaded/);
  }
}, 15_000);
