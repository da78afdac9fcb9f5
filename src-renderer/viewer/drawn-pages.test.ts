import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { CertificateDocument, PageLack } from '../../documents/certificate-document.ts';
import type { Picture } from '../../documents/render/host.ts';
import { createDrawnPages, DRAW_LIMIT_MS } from './drawn-pages.ts';
import type { ShowOptions } from './drawn-pages.ts';
import { OutOfTime } from './within-time.ts';

const settle = (): Promise<void> => new Promise((later) => setTimeout(later, 0));

/** A document of pages with 100 pixels each, drawn when told to. */
function bench(maxPixels?: number) {
  const drawn: number[] = [];
  const closed: number[] = [];
  const open = new Map<number, (picture?: Picture) => void>();
  const lacks = new Map<number, readonly PageLack[]>();
  let isHeld = false;
  const document: CertificateDocument = {
    format: 'pdf',
    pageCount: 9,
    pageSize: () => Promise.resolve({ width: 10, height: 10 }),
    draw(page) {
      drawn.push(page);
      const close = (): void => void closed.push(page);
      const size = { width: 10, height: 10 };
      const picture = { ...size, source: page, lacks: lacks.get(page) ?? [], close };
      if (!isHeld) return Promise.resolve(picture);
      return new Promise((resolve) => open.set(page, () => resolve(picture)));
    },
    text: () => Promise.resolve([]),
    outlines: () => Promise.resolve([]),
    attachments: () => Promise.resolve([]),
    seals: () => Promise.resolve([]),
    dispose: () => {},
  };
  const clock = manualClock();
  const pages = createDrawnPages(document, clock, maxPixels);
  const painted: unknown[] = [];
  return {
    ...{ pages, drawn, closed, painted, clock, lacks },
    hold: () => void (isHeld = true),
    finish: (page: number) => open.get(page)?.(),
    show: (page: number, options: Partial<ShowOptions> = {}): Promise<boolean> => {
      const all = { signal: new AbortController().signal, urgent: true, ...options };
      return pages.show({ page, scale: 1, rotation: 0 }, all, ({ source }) => {
        painted.push(source);
      });
    },
  };
}

test('a page is drawn once and painted as often as it is asked for', async () => {
  const { show, drawn, painted } = bench();
  expect(await show(1)).toBe(true);
  expect(await show(1)).toBe(true);
  expect([drawn, painted]).toEqual([[1], [1, 1]]);
});

test('a page once found incomplete stays so, at any scale; a thumbnail says nothing of it', async () => {
  const { pages, show, lacks } = bench();
  lacks.set(1, ['limit']).set(2, ['picture']);
  await show(1);
  await show(2, { urgent: false });
  expect([...pages.lacks()]).toEqual([[1, ['limit']]]);
  lacks.set(1, ['seal', 'limit']);
  const options = { signal: new AbortController().signal, urgent: true };
  await pages.show({ page: 1, scale: 3, rotation: 0 }, options, () => {});
  lacks.delete(1);
  await pages.show({ page: 1, scale: 4, rotation: 0 }, options, () => {
    // Known before it is seen.
    expect(pages.lacks().get(1)).toEqual(['limit', 'seal']);
  });
  await show(3);
  expect([...pages.lacks().keys()]).toEqual([1]);
});

test('another scale or turn is another picture', async () => {
  const { pages, drawn } = bench();
  const options = { signal: new AbortController().signal, urgent: true };
  await pages.show({ page: 1, scale: 1, rotation: 0 }, options, () => {});
  await pages.show({ page: 1, scale: 2, rotation: 0 }, options, () => {});
  await pages.show({ page: 1, scale: 1, rotation: 90 }, options, () => {});
  expect(drawn).toEqual([1, 1, 1]);
});

test('the page seen longest ago goes when the bound is reached', async () => {
  const { show, closed, drawn } = bench(200);
  await show(1);
  await show(2);
  await show(1);
  await show(3);
  expect(closed).toEqual([2]);
  await show(1);
  expect(drawn).toEqual([1, 2, 3]);
});

test('a picture above the bound is painted and not kept', async () => {
  const { show, closed, painted } = bench(99);
  expect(await show(1)).toBe(true);
  expect([painted, closed]).toEqual([[1], [1]]);
});

test('one at a time, and what is urgent before what is not', async () => {
  const { show, drawn, hold, finish } = bench();
  hold();
  const first = show(1, { urgent: false });
  const second = show(2, { urgent: false });
  const urgent = show(3);
  await settle();
  expect(drawn).toEqual([1]);
  finish(1);
  await first;
  await settle();
  expect(drawn).toEqual([1, 3]);
  finish(3);
  await urgent;
  await settle();
  finish(2);
  expect(await second).toBe(true);
});

test('what is cancelled is not painted, and lets the next one go', async () => {
  const { show, painted, closed, hold, finish } = bench();
  hold();
  const gone = new AbortController();
  const first = show(1, { signal: gone.signal });
  const never = show(2, { signal: gone.signal });
  const last = show(3);
  await settle();
  gone.abort();
  finish(1);
  expect(await first).toBe(false);
  expect(await never).toBe(false);
  await settle();
  finish(3);
  expect(await last).toBe(true);
  expect([painted, closed]).toEqual([[3], [1]]);
});

test('a page that takes too long is given up and its late picture closed', async () => {
  const { show, closed, hold, finish, clock } = bench();
  hold();
  const slow = show(1).catch((error: unknown) => error);
  await settle();
  clock.advance(DRAW_LIMIT_MS);
  expect(await slow).toBeInstanceOf(OutOfTime);
  finish(1);
  await settle();
  expect(closed).toEqual([1]);
});

test('closing lets go of all pages and of those under way', async () => {
  const { show, pages, closed, painted, hold, finish } = bench();
  await show(1);
  hold();
  const late = show(2);
  await settle();
  pages.close();
  finish(2);
  expect(await late).toBe(false);
  expect([closed, painted]).toEqual([[1, 2], [1]]);
  expect(await show(3)).toBe(false);
});
