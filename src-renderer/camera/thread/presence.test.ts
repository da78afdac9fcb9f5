import { expect, test } from 'vitest';
import { createPresence, GONE_MS, type Presence } from './presence.ts';

function lookFor(presence: Presence, from: number, ms: number): number {
  for (let at = from; at <= from + ms; at += 50) presence.looked(at);
  return from + ms;
}

test('a code that stays is told once, however long', () => {
  const presence = createPresence();
  presence.looked(0);
  expect(presence.isNew('a')).toBe(true);
  for (let at = 0; at < 60_000; at += 100) {
    presence.looked(at);
    expect(presence.isNew('a')).toBe(false);
  }
});

test('another one is told beside it', () => {
  const presence = createPresence();
  expect([presence.isNew('a'), presence.isNew('b'), presence.isNew('a')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('once it was out of view for a while it is told again', () => {
  const presence = createPresence();
  presence.looked(0);
  presence.isNew('a');
  const soon = lookFor(presence, 0, GONE_MS - 100);
  expect(presence.isNew('a')).toBe(false);
  lookFor(presence, soon, GONE_MS + 100);
  expect(presence.isNew('a')).toBe(true);
});

test('while nobody looks no time passes', () => {
  const presence = createPresence();
  presence.looked(0);
  presence.isNew('a');
  presence.looked(10 * 60_000);
  expect(presence.isNew('a')).toBe(false);
});

test('a clock that is set back does no harm', () => {
  const presence = createPresence();
  presence.looked(10_000);
  presence.isNew('a');
  presence.looked(0);
  expect(presence.isNew('a')).toBe(false);
  lookFor(presence, 0, GONE_MS + 100);
  expect(presence.isNew('a')).toBe(true);
});
