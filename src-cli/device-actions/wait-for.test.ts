import { expect, test } from 'vitest';
import type { CardPresentEvent, DeviceEvent } from '../../drivers/events.ts';
import { waitFor } from './wait-for.ts';

const PRESENT: CardPresentEvent = { kind: 'card-present', deviceId: 'one', at: 1 };
const isPresent = (event: DeviceEvent): event is CardPresentEvent => event.kind === 'card-present';

function source() {
  const listeners = new Set<(event: DeviceEvent) => void>();
  return {
    listeners,
    onEvent(listener: (event: DeviceEvent) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(event: DeviceEvent) {
      for (const listener of [...listeners]) listener(event);
    },
  };
}

test('the first event that is wanted, of this device alone', async () => {
  const from = source();
  const { signal: stop } = new AbortController();
  const waiting = waitFor(from, 'one', isPresent, { limitMs: 60_000, stop });
  from.tell({ ...PRESENT, deviceId: 'other' });
  from.tell({ ...PRESENT, kind: 'card-removed' });
  expect(from.listeners.size).toBe(1);
  from.tell(PRESENT);
  expect(await waiting).toBe(PRESENT);
  expect(from.listeners.size).toBe(0);
});

test('nothing after its time, and nothing once it is stopped', async () => {
  const from = source();
  const stopping = new AbortController();
  const { signal: stop } = stopping;
  expect(await waitFor(from, 'one', isPresent, { limitMs: 5, stop })).toBeUndefined();
  const waiting = waitFor(from, 'one', isPresent, { limitMs: 60_000, stop });
  stopping.abort();
  expect(await waiting).toBeUndefined();
  expect(await waitFor(from, 'one', isPresent, { limitMs: 60_000, stop })).toBeUndefined();
  expect(from.listeners.size).toBe(0);
});
