import { expect, test } from 'vitest';
import type { DrawOptions } from '../../documents/certificate-document.ts';
import { drawCopyPage } from './draw-copy.ts';

test('a copy is drawn upright, for paper and not for the screen', async () => {
  const asked: [number, DrawOptions][] = [];
  const { signal } = new AbortController();
  const source = {
    pageCount: 1,
    pageSize: () => Promise.resolve({ width: 595, height: 842 }),
    draw(page: number, options: DrawOptions) {
      asked.push([page, options]);
      return Promise.resolve(undefined);
    },
  };
  expect(await drawCopyPage(source, 1, { tile: '仅供', foot: ['用途'] }, signal)).toBeUndefined();
  expect(asked).toMatchObject([[1, { rotation: 0, forPrint: true, signal }]]);
});
