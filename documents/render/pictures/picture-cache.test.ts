import { expect, test } from 'vitest';
import type { Picture } from '../host.ts';
import { createPixelRoom } from '../pixel-room.ts';
import { createPictureCache } from './picture-cache.ts';

function bench(maxPixels: number) {
  const room = createPixelRoom(maxPixels);
  const cache = createPictureCache<string>(room);
  const loaded: string[] = [];
  const closed: string[] = [];
  const picture = (name: string, width: number): Picture => ({
    ...{ width, height: 1, source: name },
    close() {
      room.give(width);
      closed.push(name);
    },
  });
  return {
    cache,
    loaded,
    closed,
    room,
    get: (name: string, width = 10, isForGood = true) =>
      cache.get(
        name,
        () => {
          loaded.push(name);
          const isThere = width > 0 && room.take(width);
          return Promise.resolve(isThere ? picture(name, width) : undefined);
        },
        () => isForGood,
      ),
  };
}

test('a picture is loaded once, two askers at a time or one after the other', async () => {
  const { get, loaded } = bench(100);
  const [one, other] = await Promise.all([get('a'), get('a')]);
  expect(one).toBe(other);
  expect(await get('a')).toBe(one);
  expect(loaded).toEqual(['a']);
});

test('the one not used for longest goes when there are too many', async () => {
  const { get, loaded, closed } = bench(25);
  await get('a');
  await get('b');
  await get('a');
  await get('c');
  expect(closed).toEqual(['b']);
  await get('a');
  await get('b');
  expect(loaded).toEqual(['a', 'b', 'c', 'b']);
  expect(closed).toEqual(['b', 'c']);
});

test('the newest stays when others need the room, and none goes that nobody has room by', async () => {
  const { get, room, closed } = bench(25);
  await get('a');
  await get('b');
  expect([room.take(20), closed]).toEqual([false, ['a']]);
  expect([room.take(15), closed]).toEqual([true, ['a']]);
  // What is asked for now is newer.
  expect(await get('c')).toBeDefined();
  expect(closed).toEqual(['a', 'b']);
});

test('that there is none for now is not kept', async () => {
  const { get, loaded } = bench(25);
  expect(await get('none', 0, false)).toBeUndefined();
  expect(await get('none', 10)).toBeDefined();
  expect(loaded).toEqual(['none', 'none']);
});

test('that there is no picture is kept', async () => {
  const { get, loaded } = bench(25);
  expect(await get('none', 0)).toBeUndefined();
  expect(await get('none', 0)).toBeUndefined();
  expect(loaded).toEqual(['none']);
});

test('in the end all are closed, those that come late, too', async () => {
  const { cache, get, closed } = bench(100);
  await get('a');
  const late = get('late');
  cache.clear();
  await late;
  expect(closed).toEqual(['a', 'late']);
});
