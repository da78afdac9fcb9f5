import { expect, test } from 'vitest';
import type { Picture } from '../host.ts';
import { createPictureCache } from './picture-cache.ts';

function bench(maxPixels: number) {
  const cache = createPictureCache<string>(maxPixels);
  const loaded: string[] = [];
  const closed: string[] = [];
  const picture = (name: string, width: number): Picture => ({
    ...{ width, height: 1, source: name },
    close: () => void closed.push(name),
  });
  return {
    cache,
    loaded,
    closed,
    get: (name: string, width = 10) =>
      cache.get(name, () => {
        loaded.push(name);
        return Promise.resolve(width > 0 ? picture(name, width) : undefined);
      }),
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

test('one that is too large alone stays until the next', async () => {
  const { get, closed } = bench(25);
  expect(await get('large', 1_000)).toBeDefined();
  expect(closed).toEqual([]);
  await get('a');
  expect(closed).toEqual(['large']);
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
