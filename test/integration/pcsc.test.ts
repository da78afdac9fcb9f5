import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { parseAtr } from '../../drivers/pcsc/atr.ts';
import { WAIT_MS } from '../../drivers/pcsc/poll.ts';
import { pcscStateSchema, type PcscState } from '../../drivers/pcsc/state.ts';
import { SILENCE_LIMIT_MS, watchPcsc } from '../../drivers/pcsc/watch.ts';
import { endsWith, parentOf } from './orphan.test-support.ts';
import { missingForPcscd, pcscd, type Pcscd } from './pcscd.test-support.ts';

const MISSING = missingForPcscd();
if (MISSING !== undefined) console.warn(`${MISSING}: the tests with PC/SC readers are skipped`);

const UNPLUG_SEEN_MS = 1_000;
const BACK_MS = 2_000;
const START_MS = 5_000;
/** A card that never was: T = 0 and T = 1, five historical bytes, `LMTES`. */
const ATR = '3b8580014c4d54455347';
const FIRST = 'Virtual PCD 00 00';
const SECOND = 'Virtual PCD 00 01';
const EMPTY: PcscState = {
  available: true,
  readers: [
    { name: FIRST, state: 'empty' },
    { name: SECOND, state: 'empty' },
  ],
};
const WITH_CARD: PcscState = {
  available: true,
  readers: [
    { name: FIRST, state: 'present', atr: ATR },
    { name: SECOND, state: 'empty' },
  ],
};
const GONE: PcscState = {
  available: false,
  problem: 'the smart-card service is not running',
  readers: [],
};

interface Watched {
  readonly states: PcscState[];
  readonly stop: () => Promise<void>;
  /** Milliseconds until the last state is like this. */
  readonly reaches: (state: PcscState, limitMs: number) => Promise<number>;
}

function watch({ socket }: Pcscd): Watched {
  vi.stubEnv('PCSCLITE_CSOCK_NAME', socket);
  onTestFinished(() => void vi.unstubAllEnvs());
  const states: PcscState[] = [];
  const running = watchPcsc({ clock: systemClock, onState: (state) => states.push(state) });
  onTestFinished(() => running.stop());
  return {
    states,
    stop: () => running.stop(),
    async reaches(state, limitMs) {
      const begin = performance.now();
      const last = (): void => expect(states.at(-1)).toEqual(state);
      await vi.waitFor(last, { timeout: limitMs, interval: 5 });
      return performance.now() - begin;
    },
  };
}

describe.skipIf(MISSING !== undefined)('a real PC/SC service with a virtual reader', () => {
  test('a card comes, says its answer to reset, and goes', async () => {
    const service = await pcscd();
    await service.start();
    const { reaches } = watch(service);
    await reaches(EMPTY, START_MS);
    const card = await service.insert(Buffer.from(ATR, 'hex'));
    await reaches(WITH_CARD, BACK_MS);
    expect(parseAtr(Buffer.from(ATR, 'hex')).ok).toBe(true);
    card.remove();
    await reaches(EMPTY, UNPLUG_SEEN_MS);
  });

  test('the service dies and comes back', async () => {
    const service = await pcscd();
    const { reaches, states } = watch(service);
    await reaches(GONE, START_MS);
    await service.start();
    await reaches(EMPTY, BACK_MS);
    await service.crash();
    const seenMs = await reaches(GONE, UNPLUG_SEEN_MS);
    await service.start();
    const backMs = await reaches(EMPTY, BACK_MS);
    await service.insert(Buffer.from(ATR, 'hex'));
    await reaches(WITH_CARD, BACK_MS);
    expect(states.filter(({ problem }) => problem !== undefined)).toHaveLength(2);
    console.log(
      `pcscd killed: seen after ${seenMs.toFixed(0)} ms, back after ${backMs.toFixed(0)} ms`,
    );
  });

  test('a service without readers is well', async () => {
    const service = await pcscd();
    await service.start({ withReader: false });
    const { reaches, states } = watch(service);
    const none: PcscState = { available: true, readers: [] };
    await reaches(none, START_MS);
    await delay(3 * WAIT_MS);
    expect(states).toEqual([none]);
    await service.crash();
    await reaches(GONE, UNPLUG_SEEN_MS);
    await service.start();
    await reaches(EMPTY, BACK_MS);
  });

  test('a service that hangs is told, and is used again when it goes on', async () => {
    const service = await pcscd();
    await service.start();
    const { reaches } = watch(service);
    await reaches(EMPTY, START_MS);
    service.signal('SIGSTOP');
    const problem = 'the smart-card service does not answer';
    await reaches({ available: false, problem, readers: [] }, SILENCE_LIMIT_MS + 1_000);
    service.signal('SIGCONT');
    await reaches(EMPTY, START_MS);
  });

  test('what hangs does not hold up the end', async () => {
    const service = await pcscd();
    await service.start();
    const { reaches, stop } = watch(service);
    await reaches(EMPTY, START_MS);
    service.signal('SIGSTOP');
    await delay(2 * WAIT_MS);
    const begin = performance.now();
    await stop();
    expect(performance.now() - begin).toBeLessThan(500);
  });

  test('what hangs does not outlive a killed terminal', async () => {
    const service = await pcscd();
    await service.start();
    vi.stubEnv('PCSCLITE_CSOCK_NAME', service.socket);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { parent, child } = await parentOf(
      `import { watchPcsc } from '../../drivers/pcsc/watch.ts';
      import { systemClock } from '../../contract/clock.node.ts';
      watchPcsc({ clock: systemClock, onState: () => {} });`,
      'pcsc-process',
    );
    service.signal('SIGSTOP');
    await delay(2 * WAIT_MS);
    await endsWith(parent, child);
  });

  test('cards that answer garbage do no harm', async () => {
    const service = await pcscd();
    await service.start();
    const { reaches, states } = watch(service);
    await reaches(EMPTY, START_MS);
    const answers = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 60 }), {
      numRuns: 8,
      seed: 3,
    });
    for (const answer of answers) {
      const card = await service.insert(answer);
      const lies = (): void => expect(states.at(-1)).not.toEqual(EMPTY);
      await vi.waitFor(lies, { timeout: START_MS, interval: 5 });
      card.remove();
      await reaches(EMPTY, START_MS);
    }
    const card = await service.insert(Buffer.from(ATR, 'hex'));
    await reaches(WITH_CARD, BACK_MS);
    card.remove();
    for (const state of states) expect(pcscStateSchema.safeParse(state).success).toBe(true);
    expect(states.every(({ available }) => available)).toBe(true);
    // Some were really taken for a card.
    expect(new Set(states.map(({ readers }) => readers[0]?.atr)).size).toBeGreaterThan(2);
  }, 60_000);
});
