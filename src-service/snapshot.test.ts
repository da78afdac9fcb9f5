import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Snapshot } from '../contract/snapshot.ts';
import { createPublisher } from './snapshot.ts';

function stand() {
  let value = 0;
  const published: unknown[] = [];
  const publisher = createPublisher(
    (revision) => ({ revision, at: value }) as Snapshot,
    (snapshot) => published.push(snapshot),
  );
  return {
    publisher,
    published,
    change: () => {
      value++;
      publisher.touch();
    },
  };
}

test('many changes of one turn make one snapshot, of the last of them', async () => {
  const { change, published } = stand();
  change();
  change();
  change();
  expect(published).toEqual([]);
  await turn();
  expect(published).toEqual([{ revision: 0, at: 3 }]);
});

test('the revision rises with each', async () => {
  const { change, published } = stand();
  for (let round = 0; round < 3; round++) {
    change();
    await turn();
  }
  expect(published).toMatchObject([{ revision: 0 }, { revision: 1 }, { revision: 2 }]);
});

test.each([true, false])(
  'after the stop nothing is published, a change before it: %s',
  async (hasChanged) => {
    const { change, published, publisher } = stand();
    if (hasChanged) change();
    publisher.stop();
    change();
    await turn();
    await turn();
    expect(published).toEqual([]);
  },
);
