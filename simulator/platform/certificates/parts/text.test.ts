import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf, wrap, wrapEvenly } from './text.ts';

const pen = createCanvas(10, 10).getContext('2d');
const style = { size: 20, colour: '#000000' } as const;

test('tracking widens a line between its characters', () => {
  const plain = widthOf(pen, '结婚证', style);
  expect(plain).toBeCloseTo(60, 0);
  expect(widthOf(pen, '结婚证', { ...style, tracking: 5 })).toBeCloseTo(plain + 10, 5);
});

test('lines hold what fits, and nothing is lost', () => {
  const characters = fc.array(fc.constantFrom(...'云岭省澜溪市，。 abc129'), { maxLength: 60 });
  fc.assert(
    fc.property(characters, (list) => {
      const text = list.join('').trim();
      const lines = wrap(pen, text, 130, style);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。]/);
    }),
    { numRuns: 60, examples: [[[...'云云云云云云 ，']]] },
  );
});

test('words, numbers and dates stay whole', () => {
  expect(wrap(pen, 'Natural Resources Bureau', 130, style)).toEqual([
    'Natural',
    'Resources',
    'Bureau',
  ]);
  expect(wrap(pen, '自从2012年4月18日起，', 125, style)).toEqual(['自从', '2012年4月18日起，']);
});

test('even lines leave no single character over', () => {
  const text = '热食类食品制售；自制饮品制售';
  expect(wrap(pen, text, 265, style).at(-1)).toBe('售');
  expect(wrapEvenly(pen, text, 265, style)).toEqual(['热食类食品制售；', '自制饮品制售']);
  expect(wrapEvenly(pen, '短', 265, style)).toEqual(['短']);
});
