import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { NO_FAULT_PLAN } from './fault-plans.ts';
import { createFaultyLink } from './faulty-link.ts';
import type { MovableLink } from './movable-link.ts';

function setUp() {
  const clock = manualClock();
  const log: string[] = [];
  let plugged = true;
  const inner: MovableLink = {
    kind: 'tcp',
    path: 'here',
    isPlugged: () => plugged,
    plug: () => Promise.resolve(void log.push(`${clock.now()} plug`, String((plugged = true)))),
    unplug: () =>
      Promise.resolve(void log.push(`${clock.now()} unplug`, String((plugged = false)))),
    move: () => Promise.resolve(void log.push('move')),
    send: (bytes) => void log.push(`${clock.now()} ${[...bytes].join('.')}`),
  };
  return { clock, log, link: createFaultyLink(inner, clock) };
}

test('without a plan everything goes straight through', () => {
  const { clock, log, link } = setUp();
  link.send(Uint8Array.of(1, 2));
  expect(log).toEqual(['0 1.2']);
  expect(clock.pending()).toBe(0);
  expect(link.summary()).toBeUndefined();
});

test('what a plan delays comes in order; a plan that is lifted lets it go at once', () => {
  const { clock, log, link } = setUp();
  link.setPlan({ ...NO_FAULT_PLAN, delayMs: 100 });
  link.send(Uint8Array.of(1));
  clock.advance(40);
  link.send(Uint8Array.of(2));
  expect(log).toEqual([]);
  clock.advance(60);
  expect(log).toEqual(['100 1']);
  link.setPlan(undefined);
  expect(log).toEqual(['100 1', '100 2']);
  expect(clock.pending()).toBe(0);
});

test('the cable is pulled and put back by itself, but not after somebody pulled it', async () => {
  const { clock, log, link } = setUp();
  link.setPlan({ ...NO_FAULT_PLAN, unplug: 1, unplugMs: 300 });
  link.send(Uint8Array.of(1, 2));
  expect(log).toEqual(['0 1', '0 unplug', 'false']);
  clock.advance(300);
  expect(log.slice(3)).toEqual(['300 plug', 'true']);
  link.send(Uint8Array.of(1, 2));
  await link.unplug();
  log.length = 0;
  clock.advance(10_000);
  expect(log).toEqual([]);
  expect(link.summary()).toMatchObject({ unplugs: 2, dropped: 2 });
});

test('a flood comes while nobody sends, and ends with the plan', () => {
  const { clock, log, link } = setUp();
  link.setPlan({ ...NO_FAULT_PLAN, floodBytesPerS: 100 });
  clock.advance(1_000);
  expect(log.join('.').split('.')).toHaveLength(100);
  link.setPlan(undefined);
  expect(clock.pending()).toBe(0);
});
