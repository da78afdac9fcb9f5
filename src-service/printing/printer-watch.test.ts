import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import type { PrinterStatus } from '../../drivers/protocol/ipp/printer-status.ts';
import { createPrinterWatch, WATCH_MS } from './printer-watch.ts';

const FINE: PrinterStatus = { state: 'idle', low: [], isConnecting: false, isCups: true };

function watched(first: PrinterStatus | 'gone' = FINE) {
  let says = first;
  let asked = 0;
  let changes = 0;
  let answers = 0;
  const clock = manualClock();
  const watch = createPrinterWatch({
    clock,
    client: {
      printer() {
        asked++;
        const reply = says === 'gone' ? err(failure('PRINTER_UNREACHABLE')) : ok(says);
        return Promise.resolve(reply);
      },
    },
    onChange: () => changes++,
    onAnswer: () => answers++,
  });
  const settle = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const say = (next: PrinterStatus | 'gone'): void => void (says = next);
  return {
    watch,
    settle,
    say,
    clock,
    asked: () => asked,
    changes: () => changes,
    answers: () => answers,
  };
}

test('it is unknown until it has answered', async () => {
  const { watch, settle } = watched();
  expect(watch.view().state).toBe('unknown');
  watch.start();
  await settle(0);
  expect(watch.view()).toEqual({ state: 'ready', low: [] });
});

test('seldom asked, and often while somebody may print', async () => {
  const { watch, settle, asked } = watched();
  watch.start();
  await settle(0);
  await settle(WATCH_MS.far);
  expect(asked()).toBe(2);
  watch.near(true);
  await settle(0);
  await settle(WATCH_MS.near);
  await settle(WATCH_MS.near);
  expect(asked()).toBe(5);
  watch.near(false);
  await settle(WATCH_MS.far - 1);
  expect(asked()).toBe(5);
});

test('every answer is told, and no silence', async () => {
  const { watch, settle, say, answers } = watched();
  watch.start();
  await settle(0);
  await settle(WATCH_MS.far);
  expect(answers()).toBe(2);
  say('gone');
  await settle(WATCH_MS.far);
  expect(answers()).toBe(2);
});

test('only a change is told', async () => {
  const { watch, settle, say, changes } = watched();
  watch.start();
  await settle(0);
  await settle(WATCH_MS.far);
  expect(changes()).toBe(1);
  say({ ...FINE, state: 'stopped', failure: failure('PRINTER_PAPER') });
  await settle(WATCH_MS.far);
  expect(watch.view()).toEqual({
    ...{ state: 'blocked', failure: { code: 'PRINTER_PAPER' }, low: [] },
  });
  expect(changes()).toBe(2);
});

test('one that does not answer is blocked, and comes back by itself', async () => {
  const { watch, settle, say } = watched('gone');
  watch.start();
  await settle(0);
  expect(watch.view().failure?.code).toBe('PRINTER_UNREACHABLE');
  expect(watch.status()).toBeUndefined();
  say({ ...FINE, state: 'processing', low: ['paper'] });
  await settle(WATCH_MS.far);
  expect(watch.view()).toEqual({ state: 'busy', low: ['paper'] });
});

test('stopped, it asks and tells no more', async () => {
  const { watch, settle, clock, asked, changes } = watched();
  watch.start();
  watch.stop();
  await settle(WATCH_MS.far);
  expect([asked(), changes(), clock.pending()]).toEqual([1, 0, 0]);
});
