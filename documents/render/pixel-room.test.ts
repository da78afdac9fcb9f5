import { expect, test } from 'vitest';
import { createPixelRoom } from './pixel-room.ts';

test('there is room for so many pixels, and again for those given back', () => {
  const room = createPixelRoom(10);
  expect([room.take(6), room.take(5), room.take(4)]).toEqual([true, false, true]);
  room.give(6);
  expect([room.take(7), room.take(6)]).toEqual([false, true]);
});

test('where it is short, keepers let go of one thing after the other, and no more than is needed', () => {
  const room = createPixelRoom(10);
  const kept = [3, 3, 3];
  for (const pixels of kept) room.take(pixels);
  const end = room.onShort(() => {
    const pixels = kept.shift();
    room.give(pixels ?? 0);
    return pixels !== undefined;
  });
  expect([room.take(5), kept]).toEqual([true, [3]]);
  expect([room.take(9), kept]).toEqual([false, []]);
  kept.push(1);
  end();
  expect([room.take(9), kept]).toEqual([false, [1]]);
});
