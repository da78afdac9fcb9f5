import { expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { OfdFile } from '../ofd/open-ofd.ts';
import { onePage } from '../ofd/pack.test-support.ts';
import { BLUE, drawPage, FILL_BLUE, filled, RED } from './drawn-page.test-support.node.ts';
import { DRAW_LIMITS } from './draw-run.ts';
import { nestedLimits } from './nested-limits.ts';
import type { SealStamp } from './stamps.ts';

const opened: OfdFile[] = [];
vi.mock('../ofd/open-ofd.ts', async (original) => {
  const real = await original<typeof import('../ofd/open-ofd.ts')>();
  return {
    ...real,
    openOfd(...how: Parameters<typeof real.openOfd>) {
      const file = real.openOfd(...how);
      if (file.ok) opened.push(file.value);
      return file;
    },
  };
});

/** A seal over all of the page; the ones behind lie over those before. */
function stamp(data: Uint8Array): SealStamp {
  const boundary = { x: 0, y: 0, w: 100, h: 50 };
  return { page: 1, boundary, picture: { type: 'OFD', data, width: 100, height: 50 } };
}

const RED_SEAL = onePage(filled('0 0 50 50').repeat(40));
const BLUE_SEAL = onePage(filled('0 0 50 50', '', FILL_BLUE).repeat(40));
const TOO_LONG = { code: 'too-long', where: 'page 1: drawing' };

test('files within a page share its work: what is not whole any more is left out', async () => {
  const stamps = [stamp(RED_SEAL), stamp(BLUE_SEAL)];
  const all = await drawPage('', { renderer: { stamps } });
  expect(all.at(20, 20)).toBe(BLUE);
  const limits = { ...DRAW_LIMITS, operations: 300 };
  const some = await drawPage('', { renderer: { stamps, limits } });
  expect(some.at(20, 20)).toBe(RED);
  expect(some.notes).toContainEqual(TOO_LONG);
});

test('they share its pixels', async () => {
  const stamps = [stamp(RED_SEAL), stamp(BLUE_SEAL)];
  // The page, one seal of 1,600 by 800 pixels, and not the next.
  const limits = { ...DRAW_LIMITS, pixels: 80_000 + 3_000_000 };
  const page = await drawPage('', { renderer: { stamps, limits } });
  expect(page.at(20, 20)).toBe(RED);
});

test('one that nobody waits for any more ends, and its page with it', async () => {
  let [now, pauses] = [0, 0];
  const signal = { aborted: false };
  const renderer = {
    stamps: [stamp(onePage(filled('0 0 5 5').repeat(2_000)))],
    elapsed: () => (now += 1),
    pause() {
      // The page itself has nothing to be drawn.
      signal.aborted = ++pauses === 5;
      return Promise.resolve();
    },
    limits: { ...DRAW_LIMITS, timeMs: 1e9 },
  };
  await expect(drawPage('', { renderer, how: { signal } })).rejects.toThrow('nothing was drawn');
  expect(pauses).toBe(5);
});

test('it is wiped when it has been drawn, and the seal that it came from is not', async () => {
  opened.length = 0;
  const before = RED_SEAL.slice();
  await drawPage('', { renderer: { stamps: [stamp(RED_SEAL)] } });
  const nested = opened.at(-1)!;
  expect(opened).toHaveLength(2);
  const content = nested.package.read('Doc_0/Pages/P.xml', 'page');
  expect(content.ok).toBe(false);
  expect(RED_SEAL).toEqual(before);
});

test('no limit of it is above that of its page', () => {
  const small = { ...DEFAULT_LIMITS, xmlBytes: 5, entries: 2 };
  expect(nestedLimits(small)).toMatchObject({ xmlBytes: 5, entries: 2 });
  for (const [key, value] of Object.entries(nestedLimits(DEFAULT_LIMITS))) {
    expect(value).toBeLessThanOrEqual(DEFAULT_LIMITS[key as keyof typeof DEFAULT_LIMITS]);
  }
});
