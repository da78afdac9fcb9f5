import { expect, test } from 'vitest';
import { err, ok } from '../../contract/result.ts';
import { eachOf } from './each-of.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('results come in the order of what they were made from, a few at a time', async () => {
  let running = 0;
  let most = 0;
  const waits = [5, 1, 4, 0, 2, 3];
  const result = await eachOf(waits, 3, async (turns) => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < turns; turn++) await settled();
    running--;
    return ok(turns * 10);
  });
  expect(result).toEqual(ok([50, 10, 40, 0, 20, 30]));
  expect(most).toBe(3);
});

test('the first failure ends it, and nothing more begins', async () => {
  const begun: number[] = [];
  const result = await eachOf([1, 2, 3, 4, 5, 6], 2, async (item) => {
    begun.push(item);
    await settled();
    return item === 2 ? err('two') : ok(item);
  });
  expect(result).toEqual(err('two'));
  expect(begun.length).toBeLessThan(5);
});

test('nothing is soon done', async () => {
  expect(await eachOf([], 4, () => Promise.resolve(ok(1)))).toEqual(ok([]));
});
