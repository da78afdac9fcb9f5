import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { loadFonts } from './load-fonts.ts';

test('waits for the first page, then asks for the rest', async () => {
  const asked: string[] = [];
  const fonts = {
    load: (font: string, text: string) => {
      asked.push(`${font} ${text.length}`);
      return Promise.resolve();
    },
  };
  await loadFonts(fonts, manualClock());
  await Promise.resolve();
  expect(asked.length).toBeGreaterThanOrEqual(2);
  await new Promise((later) => setTimeout(later, 0));
  expect(asked).toHaveLength(4);
});

test('a font that never comes does not hold the page', async () => {
  const clock = manualClock();
  const loading = loadFonts({ load: () => new Promise(() => {}) }, clock);
  clock.advance(400);
  await expect(loading).resolves.toBeUndefined();
});

test('a font that fails does not hold the page', async () => {
  const fonts = { load: () => Promise.reject(new Error('network')) };
  await expect(loadFonts(fonts, manualClock())).resolves.toBeUndefined();
});
