import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSkiaFaces, hasWeightAxis } from './skia-faces.node.ts';

const FACE = { weight: 400, italic: false };

function recorded() {
  const files: string[] = [];
  const registry = { registerFromPath: (file: string) => files.push(file) };
  return { files, faces: createSkiaFaces(registry) };
}

test('only what the text needs is read, once, and it exists', () => {
  const { files, faces } = recorded();
  const names = faces.prepare({ ...FACE, family: 'song' }, '居住证');
  expect(names).toMatch(/^"Liangma Variable noto-serif-sc \d+"/);
  expect(names.split(', ')).toHaveLength(files.length);
  expect(files.length).toBeLessThanOrEqual(3);
  expect(files.every((file) => existsSync(file))).toBe(true);
  const before = files.length;
  expect(faces.prepare({ ...FACE, family: 'serif' }, '居住证')).toBe(names);
  expect(files).toHaveLength(before);
});

test.each([
  ['kai', 400, '500'],
  ['kai', 700, '700'],
  ['fang-song', 400, '300'],
] as const)('%s of weight %d is WenKai %s', (family, weight, file) => {
  const { files, faces } = recorded();
  expect(faces.prepare({ family, weight, italic: false }, '居')).toContain(`"Liangma Kai ${file}"`);
  expect(files[0]).toContain(`-${file}-normal.woff`);
  expect(existsSync(files[0]!)).toBe(true);
});

test.each([
  [400, 'Liangma Mono 400 latin', 'cousine-latin-400-normal.woff2'],
  [700, 'Liangma Mono 700 latin', 'cousine-latin-700-normal.woff2'],
])('letters of one width and weight %d are of Cousine', (weight, name, file) => {
  const { files, faces } = recorded();
  const names = faces.prepare({ family: 'mono', weight, italic: false }, 'ABC');
  expect(names).toMatch(new RegExp(`^"${name}"`));
  expect(hasWeightAxis(`${weight} 3px ${names}`)).toBe(false);
  expect(files[0]).toContain(file);
  expect(files.every((one) => existsSync(one))).toBe(true);
});

test('what Noto has not comes from WenKai, behind it; no text has a name all the same', () => {
  const { faces } = recorded();
  expect(faces.prepare({ ...FACE, family: 'hei' }, 'A㓀')).toMatch(/noto-sans.*, "Liangma Kai/);
  expect(faces.prepare({ ...FACE, family: 'hei' }, '')).toMatch(/^"Liangma Kai/);
});

test('the axis of weight is known by the first name', () => {
  expect(hasWeightAxis('700 3px "Liangma Variable noto-serif-sc 4", "Liangma Kai 300"')).toBe(true);
  expect(hasWeightAxis('700 3px "Liangma Kai 300", "Liangma Variable noto-serif-sc 4"')).toBe(
    false,
  );
  expect(hasWeightAxis('3px serif')).toBe(false);
});
