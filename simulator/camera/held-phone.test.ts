import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createHeldPhone, HELD_MS } from './held-phone.ts';
import type { Scene } from './virtual-camera.ts';

const A1 = { text: 'A1', symbology: 'qr' };
/** Of what a scanner would call `]g0`. */
const B2 = { text: 'B2', symbology: 'grid-matrix' };

function stand() {
  const clock = manualClock();
  const shown: Scene[] = [];
  const phone = createHeldPhone({ show: (scene) => void shown.push(scene) }, clock);
  return { clock, shown, phone };
}

test('a phone is held there and taken away', () => {
  const { clock, shown, phone } = stand();
  phone.hold('A1', 'Q1');
  clock.advance(HELD_MS - 1);
  expect(shown).toEqual([A1]);
  clock.advance(1);
  expect(shown).toEqual([A1, {}]);
});

test('the next code is held as long as the first, and nothing moves after the end', () => {
  const { clock, shown, phone } = stand();
  phone.hold('A1', 'Q1');
  clock.advance(HELD_MS - 1);
  phone.hold('B2', 'g0');
  clock.advance(HELD_MS - 1);
  expect(shown).toEqual([A1, B2]);
  phone.end();
  clock.advance(HELD_MS);
  expect([shown.length, clock.pending()]).toEqual([2, 0]);
});
