import { expect, test } from 'vitest';
import { createWorkerFaces, slicedFace } from './worker-faces.ts';
import type { BundledFace } from './worker-faces.ts';

const FILES = {
  '/f/noto-serif-sc-latin-ext-wght-normal.woff2': '/assets/a.woff2',
  '/f/noto-serif-sc-4-wght-normal.woff2': '/assets/b.woff2',
};
const SERIF = slicedFace('Serif', { '[4]': 'U+4e00-4eff', 'latin-ext': 'U+41-5a' }, FILES);
const MONO = slicedFace(
  'Mono',
  { latin: 'U+41-5a' },
  { '/cousine/files/cousine-latin-400-normal.woff2': '/m.woff2' },
);
const KAI: BundledFace = { name: 'Kai', index: [], urls: { '': '/kai.woff2' }, weight: '500' };

function bench(broken: readonly string[] = []) {
  const loaded: string[] = [];
  const prepare = createWorkerFaces(
    { serif: SERIF, sans: { ...SERIF, name: 'Sans' }, kai: KAI, mono: MONO },
    {
      load(name, url, weight) {
        loaded.push(`${name} ${url} ${weight}`);
        return broken.includes(name) ? Promise.reject(new Error('no')) : Promise.resolve();
      },
    },
  );
  const face = { family: 'song', weight: 400, italic: false } as const;
  return { loaded, prepare, face };
}

test('only the slices that the text needs are loaded, and each once', async () => {
  const { loaded, prepare, face } = bench();
  expect(await prepare(face, '一')).toBe('"Serif 4", sans-serif');
  expect(await prepare(face, '丁A')).toBe('"Serif 4", "Serif latin-ext", sans-serif');
  expect(loaded).toEqual([
    'Serif 4 /assets/b.woff2 100 900',
    'Serif latin-ext /assets/a.woff2 100 900',
  ]);
});

test('a character that the face lacks brings in the next one', async () => {
  const { prepare, face } = bench();
  expect(await prepare(face, '一龘')).toBe('"Serif 4", "Kai", sans-serif');
});

test('KaiTi comes first where it is asked for', async () => {
  const { prepare, face } = bench();
  expect(await prepare({ ...face, family: 'kai' }, '一')).toBe('"Kai", "Serif 4", sans-serif');
  expect(await prepare({ ...face, family: 'hei' }, '一')).toBe('"Sans 4", sans-serif');
});

test('a face that does not load is left out', async () => {
  const { prepare, face } = bench(['Kai']);
  expect(await prepare(face, '龘')).toBe('sans-serif');
});

test('letters of one width come from a face of one weight, others from behind it', async () => {
  const { loaded, prepare, face } = bench();
  expect(await prepare({ ...face, family: 'mono' }, 'A')).toBe('"Mono latin", sans-serif');
  expect(loaded).toEqual(['Mono latin /m.woff2 400']);
  expect(await prepare({ ...face, family: 'mono' }, 'A一')).toBe(
    '"Mono latin", "Sans latin-ext", "Sans 4", sans-serif',
  );
});
