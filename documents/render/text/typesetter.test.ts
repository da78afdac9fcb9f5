import { expect, test } from 'vitest';
import { freeRun } from '../free-run.test-support.ts';
import type { FallbackFace } from '../host.ts';
import { createSkiaHost } from '../skia.node.ts';
import type { Letter } from './letters.ts';
import { addWanted, createTypesetter, squeezeOf, type WantedFace } from './typesetter.ts';

const HOST = await createSkiaHost();
const RUN = freeRun();
const typed = (text: string, face: Partial<FallbackFace> = {}): Letter => ({
  ...{ kind: 'typed', text, matrix: [1, 0, 0, 1, 0, 0] },
  standIn: { face: { family: 'song', weight: 400, italic: false, ...face }, isSlanted: false },
});

test.each([
  ['enough room', 0.5, 0.5, 'a', 1],
  ['a little less', 0.49, 0.5, 'a', 1],
  ['less', 0.4, 0.5, 'a', 0.8],
  ['meant to lie on each other', 0.1, 0.5, 'a', 1],
  ['more room', 2, 0.5, 'a', 1],
  ['ideographs that stand close', 0.92, 1, '证', 1],
  ['ideographs that stand too close', 0.8, 1, '证', 0.8],
  ['no width at all', 0.5, 0, 'a', 1],
  ['steps back', -1, 0.5, 'a', 1],
])('%s', (_, room, advance, text, expected) => {
  expect(squeezeOf(room, advance, text)).toBeCloseTo(expected);
});

test('each character of each face is asked for once', async () => {
  const asked: [string, number, string][] = [];
  const host = {
    ...HOST,
    prepareFace({ family, weight }: FallbackFace, text: string) {
      asked.push([family, weight, text]);
      return Promise.resolve('"Face"');
    },
  };
  const typesetter = createTypesetter(host);
  const wanted = new Map<string, WantedFace>();
  addWanted([typed('甲'), typed('e\u0301'), typed('甲'), typed('乙', { weight: 700 })], wanted);
  await typesetter.prepare(wanted, RUN);
  expect(asked).toEqual([
    ['song', 400, '甲e\u0301'],
    ['song', 400, '甲'],
    ['song', 400, 'e'],
    ['song', 400, '\u0301'],
    ['song', 700, '乙'],
    ['song', 700, '乙'],
  ]);
  asked.length = 0;
  await typesetter.prepare(wanted, RUN);
  expect(asked).toEqual([]);
});

test('a bundled face is as wide as it says, once it is ready', async () => {
  const typesetter = createTypesetter(HOST);
  const { context } = HOST.createSheet(9, 9)!;
  const letters = [typed('证'), typed('i'), typed('W')];
  const wanted = new Map<string, WantedFace>();
  addWanted(letters, wanted);
  await typesetter.prepare(wanted, RUN);
  const [ideograph, narrow, wide] = letters.map((letter) =>
    letter.kind === 'typed' ? typesetter.measure(context, letter.standIn, letter.text) : 0,
  );
  expect(ideograph).toBeCloseTo(1, 2);
  expect(narrow).toBeLessThan(0.4);
  expect(wide).toBeGreaterThan(0.8);
});
