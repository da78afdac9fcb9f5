import { expect, onTestFinished, test, vi } from 'vitest';
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

test.each([
  [['limit'], false],
  [[], true],
  [undefined, true],
] as const)('a page without %j is whole: %j', async (lacks, isWhole) => {
  let isOpen = true;
  const close = (): void => void (isOpen = false);
  const source = {
    pageCount: 1,
    pageSize: () => Promise.resolve({ width: 595, height: 842 }),
    draw: () => Promise.resolve({ width: 9, height: 9, source: 0, close, ...(lacks && { lacks }) }),
  };
  vi.stubGlobal('OffscreenCanvas', BlankCanvas);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { signal } = new AbortController();
  const page = await drawCopyPage(source, 1, { tile: '仅供', foot: ['用途'] }, signal);
  expect([page?.isWhole, isOpen]).toEqual([isWhole, false]);
});

/** A canvas that takes every stroke: what is drawn is looked at in a browser. */
class BlankCanvas {
  width = 0;
  height = 0;
  getContext(): unknown {
    const measureText = () => ({ width: 1 });
    return new Proxy({}, { get: (_, name) => (name === 'measureText' ? measureText : () => {}) });
  }
  convertToBlob(): Promise<Blob> {
    return Promise.resolve(new Blob([]));
  }
}
