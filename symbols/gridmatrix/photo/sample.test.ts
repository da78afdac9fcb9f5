import { expect, test } from 'vitest';
import { framesOf } from './cells.ts';
import { drawnSymbol, LIGHT } from './drawn.test-support.ts';
import { modulesOf, sampleModules } from './sample.ts';

const symbol = drawnSymbol(2, 5);
const WHOLE = { left: 0, top: 0, right: 4, bottom: 4 };
const PLAIN = { inverted: false, sharpen: 0 };

test('each module of a sharp picture is surely dark or light', () => {
  const { size, darkness } = sampleModules(
    framesOf(symbol, WHOLE),
    modulesOf(symbol, WHOLE),
    PLAIN,
  );
  expect(size).toBe(symbol.matrix.size);
  darkness.forEach((value, at) => {
    expect(value, `module ${at}`).toBe(symbol.matrix.dark[at] === 1 ? 255 : 0);
  });
});

test('light on dark is turned round', () => {
  const grey = { ...symbol.grey, pixels: symbol.grey.pixels.map((value) => 255 - value) };
  const view = { ...symbol, grey };
  const options = { inverted: true, sharpen: 0 };
  const { darkness } = sampleModules(framesOf(view, WHOLE), modulesOf(view, WHOLE), options);
  expect(darkness.map((value) => (value > 127 ? 1 : 0))).toEqual(symbol.matrix.dark);
});

test('a shadow over a part changes nothing', () => {
  const { width } = symbol.grey;
  const shaded = symbol.grey.pixels.map((value, at) => value * (1 - (0.7 * (at % width)) / width));
  const view = { ...symbol, grey: { ...symbol.grey, pixels: shaded } };
  const { darkness } = sampleModules(framesOf(view, WHOLE), modulesOf(view, WHOLE), PLAIN);
  expect(darkness.map((value) => (value > 127 ? 1 : 0))).toEqual(symbol.matrix.dark);
});

test('sharpening takes back what neighbours have blurred into a module', () => {
  const modules = modulesOf(symbol, WHOLE);
  const { size } = symbol.matrix;
  // A dark module among light ones, of which blur has left little.
  const at = 8 * size + 14;
  for (const near of [at - 1, at + 1, at - size, at + size]) modules[near] = LIGHT;
  modules[at] = 150;
  const sureness = (sharpen: number): number =>
    sampleModules(framesOf(symbol, WHOLE), modules, { inverted: false, sharpen }).darkness[at]!;
  expect(sureness(0)).toBeLessThan(128);
  expect(sureness(0.5)).toBeGreaterThan(128);
});
